import { CONTACTS, FLOWS, QUEUES, QUICK_CONNECTS, UNKNOWN_ID } from '../../../test/support/ids.ts';
import { type Kind, steady } from '../load/kind.ts';
import { posted } from '../load/question.ts';
import { judgeTransfer, TRANSFER } from './transfer-answer.ts';

interface Rejection {
  readonly input: Readonly<Record<string, unknown>>;
  readonly type: string;
}

const toBilling = { target: { queueId: QUEUES.billing } };

const REJECTIONS: readonly [Rejection, ...Rejection[]] = [
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

/** The answers when the quota leaves no call to find the precise reason. */
const COARSER: readonly string[] = [
  'ContactRequestRejectedError',
  'ContactQuotaExceededError',
  'ContactResourceNotFoundError',
];

/** Transfers that Connect rejects, each for a known reason. */
export const rejectedTransfers: Kind = {
  name: 'rejected transfers',
  pace: steady(0.3),
  draw(random, serial) {
    const { input, type } = random.pick(REJECTIONS);
    return {
      request: posted({ query: TRANSFER.text(serial), variables: { input } }),
      newDocument: true,
      judge: (reply) =>
        judgeTransfer(reply, TRANSFER, serial, type, ({ __typename: typename }) => {
          if (typename === type) return 'rejected';
          return COARSER.includes(typename) ? 'rejected coarsely' : undefined;
        }),
    };
  },
};
