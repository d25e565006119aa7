import { CONTACTS, INSTANCE_ID, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

export const UNTAG_CONTACT: MatrixRow = {
  operation: 'UntagContact',
  input: { contactId: CONTACTS.urgentTask, tagKeys: ['department', 'severity'] },
  otherInput: { contactId: CONTACTS.urgentTask, tagKeys: ['severity'] },
  executions: ({ contacts }) =>
    Object.keys(contacts.latest(CONTACTS.urgentTask)?.tags ?? {}).length === 0 ? 1 : 0,
  // Connect's own tag stays.
  shows: { tags: [{ key: 'aws:connect:instanceId', value: INSTANCE_ID }] },
  broken: [
    [{ tagKeys: [] }, 'tagKeys'],
    [{ tagKeys: Array.from('abcdefg') }, 'tagKeys'],
    [{ tagKeys: [''] }, 'tagKeys.0'],
    [{ tagKeys: ['k'.repeat(129)] }, 'tagKeys.0'],
    [{ tagKeys: ['a b'] }, 'tagKeys.0'],
    [{ tagKeys: ['aws:x'] }, 'tagKeys.0'],
    [{ tagKeys: ['k', 'k'] }, 'tagKeys.1'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
};
