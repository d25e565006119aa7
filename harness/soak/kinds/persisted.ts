import persistedDocuments from '../../../client/generated/persisted-documents.json' with { type: 'json' };
import { CONTACTS } from '../../../test/support/ids.ts';
import { dataWhere } from '../load/judge.ts';
import { type Kind, steady } from '../load/kind.ts';
import { gotten, posted } from '../load/question.ts';

const entry = Object.entries(persistedDocuments).find(([, text]) =>
  text.startsWith('query ContactGatewayContact('),
);
if (entry === undefined) throw new Error('There is no persisted document ContactGatewayContact');
const [documentId] = entry;

/** The shipped operation that reads a contact, by its id. */
export const persisted: Kind = {
  name: 'persisted documents',
  pace: steady(1),
  draw(random) {
    const variables = { id: CONTACTS.chat };
    return {
      request: random.chance(0.5)
        ? posted({ documentId, variables })
        : gotten({ documentId, variables: JSON.stringify(variables) }),
      newDocument: false,
      judge: dataWhere('a chat', ({ contact }) => {
        const { channel, active } = contact as { channel: string; active: boolean };
        return channel === 'CHAT' && active;
      }),
    };
  },
};
