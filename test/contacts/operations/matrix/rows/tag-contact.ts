import { expect } from '@jest/globals';
import { CONTACTS, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const TAG_CONTACT: MatrixRow = {
  operation: 'TagContact',
  input: {
    contactId: CONTACTS.urgentTask,
    tags: [
      { key: 'team', value: 'roof' },
      { key: 'floor', value: 'third' },
    ],
  },
  otherInput: { contactId: CONTACTS.urgentTask, tags: [{ key: 'team', value: 'water' }] },
  executions: ({ contacts }) =>
    Object.keys(contacts.latest(CONTACTS.urgentTask)?.tags ?? {}).length === 4 ? 1 : 0,
  shows: { tags: expect.arrayContaining([{ key: 'team', value: 'roof' }]) },
  broken: [
    [{ tags: [] }, 'tags'],
    [{ tags: Array.from('abcdefg', (key) => ({ key, value: '' })) }, 'tags'],
    [{ tags: [{ key: '', value: '' }] }, 'tags.0.key'],
    [{ tags: [{ key: 'k'.repeat(129), value: '' }] }, 'tags.0.key'],
    [{ tags: [{ key: 'a b', value: '' }] }, 'tags.0.key'],
    [{ tags: [{ key: 'aws:x', value: '' }] }, 'tags.0.key'],
    [{ tags: [{ key: 'k', value: 'v'.repeat(257) }] }, 'tags.0.value'],
    [{ tags: Array.from('kk', (key) => ({ key, value: '' })) }, 'tags.1.key'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
