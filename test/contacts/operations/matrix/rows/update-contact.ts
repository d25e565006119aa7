import { CONTACTS, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

const reference = { name: 'Claim', type: 'URL', value: 'https://claims.example.com/4734' };

export const UPDATE_CONTACT: MatrixRow = {
  operation: 'UpdateContact',
  input: {
    contactId: CONTACTS.urgentTask,
    name: 'Storm damage, roof repaired',
    description: 'The cover is in place.',
    references: [reference],
  },
  otherInput: { contactId: CONTACTS.urgentTask, name: 'Another name' },
  executions: ({ contacts }) => {
    const { description, references } = contacts.latest(CONTACTS.urgentTask) ?? {};
    return description !== 'Rain is expected tonight; an emergency cover is needed first.' &&
      Object.keys(references ?? {}).length === 4
      ? 1
      : 0;
  },
  shows: { name: 'Storm damage, roof repaired', description: 'The cover is in place.' },
  broken: [
    [{ name: null, description: null, references: [] }, ''],
    [{ name: 'n'.repeat(1_025) }, 'name'],
    [{ description: 'd'.repeat(4_097) }, 'description'],
    [{ references: [{ ...reference, name: '' }] }, 'references.0.name'],
    [{ references: [{ ...reference, name: 'n'.repeat(4_097) }] }, 'references.0.name'],
    [{ references: [{ ...reference, type: 'ATTACHMENT' }] }, 'references.0.type'],
    [{ references: [{ ...reference, value: 'v'.repeat(4_097) }] }, 'references.0.value'],
    [{ references: [reference, reference] }, 'references.1.name'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
