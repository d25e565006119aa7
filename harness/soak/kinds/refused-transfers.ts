import { CONTACTS, FLOWS, QUEUES, QUICK_CONNECTS, UNKNOWN_ID } from '../../../test/support/ids.ts';
import { type Kind, steady } from '../load/kind.ts';
import { posted } from '../load/question.ts';
import { judgeTransfer, TRANSFER } from './transfer-answer.ts';

interface Refusal {
  readonly input: Readonly<Record<string, unknown>>;
  readonly type: string;
}

const toBilling = { target: { queueId: QUEUES.billing } };

const REFUSALS: readonly [Refusal, ...Refusal[]] = [
  { input: { contactId: CONTACTS.endedTask, ...toBilling }, type: 'ContactNotActiveError' },
  { input: { contactId: CONTACTS.voice, ...toBilling }, type: 'ContactChannelNotSupportedError' },
  {
    input: { contactId: CONTACTS.transferredElevenTimes, ...toBilling },
    type: 'ContactTransferLimitError',
  },
  { input: { contactId: UNKNOWN_ID, ...toBilling }, type: 'ContactResourceNotFoundError' },
  {
    input: { contactId: CONTACTS.unassignedTask, target: { queueId: UNKNOWN_ID } },
    type: 'ContactResourceNotFoundError',
  },
  {
    input: {
      contactId: CONTACTS.unassignedTask,
      contactFlowId: FLOWS.customerHold,
      ...toBilling,
    },
    type: 'ContactFlowTypeNotSupportedError',
  },
  {
    input: {
      contactId: CONTACTS.unassignedTask,
      target: { quickConnectId: QUICK_CONNECTS.phoneNumber },
    },
    type: 'ContactQuickConnectTypeNotSupportedError',
  },
];

/** What is told when Connect has no call left to find out the precise reason. */
const COARSER: readonly string[] = [
  'ContactRequestRejectedError',
  'ContactQuotaExceededError',
  'ContactResourceNotFoundError',
];

/** Transfers that Connect refuses, each for a known reason. */
export const refusedTransfers: Kind = {
  name: 'refused transfers',
  pace: steady(0.3),
  draw(random, serial) {
    const { input, type } = random.pick(REFUSALS);
    return {
      request: posted({ query: TRANSFER.text(serial), variables: { input } }),
      newDocument: true,
      judge: (reply) =>
        judgeTransfer(reply, TRANSFER, serial, type, ({ __typename: told }) => {
          if (told === type) return 'refused';
          return COARSER.includes(told) ? 'refused coarsely' : undefined;
        }),
    };
  },
};
