/** The ids that the suite works with. */
export interface TestDirectory {
  readonly instanceId: string;
  readonly queueId: string;
  readonly otherQueueId: string;
  readonly userId: string;
  readonly userArn: string;
  readonly inboundFlowId: string;
  readonly queueTransferFlowId: string;
  readonly userTransferFlowId: string;
  /** Of a type that cannot take a transfer. */
  readonly holdFlowId: string;
  /** An active call. Absent only on AWS, where no API call starts one without a telephone. */
  readonly voiceContactId?: string | undefined;
}

const numbered = (prefix: string) => (n: number) => `${prefix}-0000-4000-8000-00000000000${n}`;

/** Ids of the emulator's built-in data, by their number. They are a promise to its users. */
export const ids = {
  instance: numbered('10000000'),
  queue: numbered('20000000'),
  user: numbered('30000000'),
  flow: numbered('50000000'),
  contact: numbered('60000000'),
  quickConnect: numbered('70000000'),
};

/** The ARN of the built-in instance. Those of its resources begin with it. */
export const instanceArn = `arn:aws:connect:us-east-1:111122223333:instance/${ids.instance(1)}`;

/** The part of the built-in data that the suite uses on either target. */
export const builtIn: TestDirectory = {
  instanceId: ids.instance(1),
  queueId: ids.queue(1),
  otherQueueId: ids.queue(2),
  userId: ids.user(1),
  userArn: `${instanceArn}/agent/${ids.user(1)}`,
  inboundFlowId: ids.flow(1),
  queueTransferFlowId: ids.flow(2),
  userTransferFlowId: ids.flow(3),
  holdFlowId: ids.flow(5),
  voiceContactId: ids.contact(6),
};

/** Well-formed, and of nothing. */
export const unknownId = '00000000-0000-4000-8000-00000000dead';
