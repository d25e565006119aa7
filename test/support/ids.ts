/** Ids of the built-in contact centre. */
const numbered = (prefix: string) => (number: number) =>
  `${prefix}-0000-4000-8000-${String(number).padStart(12, '0')}`;

const contact = numbered('60000000');
const queue = numbered('20000000');
const user = numbered('30000000');
const routingProfile = numbered('40000000');
const flow = numbered('50000000');
const quickConnect = numbered('70000000');
const agentStatus = numbered('92000000');

export const INSTANCE_ID = '10000000-0000-4000-8000-000000000001';
export const INSTANCE_ARN = `arn:aws:connect:us-east-1:111122223333:instance/${INSTANCE_ID}`;

export const CONTACTS = {
  unassignedTask: contact(1),
  taskOfAmara: contact(2),
  billingTask: contact(3),
  transferredElevenTimes: contact(4),
  endedTask: contact(5),
  voice: contact(6),
  chat: contact(7),
  email: contact(8),
  transferredOnce: contact(9),
  scheduledTask: contact(10),
  urgentTask: contact(12),
} as const;

export const QUEUES = { claims: queue(1), billing: queue(2), complaints: queue(3) } as const;

export const USERS = { amara: user(1), ben: user(2), chen: user(3) } as const;

export const ROUTING_PROFILES = {
  claimsHandlers: routingProfile(1),
  billingDesk: routingProfile(2),
} as const;

export const FLOWS = {
  inbound: flow(1),
  queueTransfer: flow(2),
  userTransfer: flow(3),
  customerHold: flow(5),
} as const;

export const QUICK_CONNECTS = {
  amara: quickConnect(1),
  billing: quickConnect(3),
  phoneNumber: quickConnect(5),
  flow: quickConnect(6),
} as const;

export const AGENT_STATUSES = {
  lunch: agentStatus(1),
  training: agentStatus(2),
  disabled: agentStatus(3),
} as const;

/** A well-formed id that nothing has. */
export const UNKNOWN_ID = '99999999-0000-4000-8000-000000000000';
