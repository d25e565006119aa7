import { QUEUES, QUICK_CONNECTS, USERS } from '../../../test/support/ids.ts';
import { type Kind, steady } from '../load/kind.ts';
import { posted } from '../load/question.ts';
import type { ContactPool } from './contact-pool.ts';
import { newDocuments } from './new-document.ts';
import { judgeTransfer, MEMBERS, TRANSFER } from './transfer-answer.ts';

/** A transfer whose caller got a success. */
export interface Done {
  readonly input: Readonly<Record<string, unknown>>;
  readonly clientToken: string;
  readonly newContactId: string;
}

const TRANSFER_AND_READ = newDocuments(
  `mutation Transfer($input: TransferContactInput!) {
    transferContact(input: $input) {
      ${MEMBERS}
      ... on TransferContactSuccess {
        contact { id name queue { id name } }
        transferredContact { id active disconnectTimestamp }
      }
    }
  }`,
);

const TARGETS = [
  { queueId: QUEUES.billing },
  { queueId: QUEUES.complaints },
  { userId: USERS.chen },
  { quickConnectId: QUICK_CONNECTS.billing },
] as const;

/** Transfers that can be made: more of them in a storm than Connect takes. */
export function transfers(pool: ContactPool, onDone: (done: Done) => void): Kind {
  return {
    name: 'transfers',
    pace: { calm: 0.8, storm: 4 },
    draw(random, serial) {
      const contact = pool.take(random);
      const token = random.chance(0.7) && { clientToken: `soak-${serial}` };
      const input = { contactId: contact.id, target: random.pick(TARGETS), ...token };
      const documents = random.chance(0.2) ? TRANSFER_AND_READ : TRANSFER;
      return {
        request: posted({ query: documents.text(serial), variables: { input } }),
        newDocument: true,
        judge: (reply) =>
          judgeTransfer(reply, documents, serial, 'a transfer', (member) => {
            const { __typename: type, contactId: newContactId, clientToken } = member;
            if (type !== 'TransferContactSuccess') return undefined;
            if (newContactId === undefined || clientToken === undefined) return undefined;
            pool.add(newContactId, contact);
            onDone({ input, clientToken, newContactId });
            return 'answered';
          }),
      };
    },
  };
}

/** Transfers that were done before, requested again with the same token: the same answer is to come. */
export function repeatedTransfers(doneBefore: () => Done | undefined): Kind {
  return {
    name: 'transfers again',
    pace: steady(0.1),
    draw(random, serial) {
      const done = doneBefore();
      if (done === undefined) return transfersOfBadInput.draw(random, serial);
      const { clientToken, newContactId } = done;
      const input = { ...done.input, clientToken };
      return {
        request: posted({ query: TRANSFER.text(serial), variables: { input } }),
        newDocument: true,
        judge: (reply) =>
          judgeTransfer(reply, TRANSFER, serial, `the transfer to ${newContactId}`, (member) =>
            member.contactId === newContactId ? 'answered' : undefined,
          ),
      };
    },
  };
}

/** Transfers that the gateway rejects by itself. */
export const transfersOfBadInput: Kind = {
  name: 'transfers of bad input',
  pace: steady(0.5),
  draw(_random, serial) {
    const input = { contactId: 'x'.repeat(257), target: { queueId: QUEUES.billing } };
    return {
      request: posted({ query: TRANSFER.text(serial), variables: { input } }),
      newDocument: true,
      judge: (reply) =>
        judgeTransfer(reply, TRANSFER, serial, 'bad input', ({ __typename: type }) =>
          type === 'ContactInputError' ? 'rejected' : undefined,
        ),
    };
  },
};
