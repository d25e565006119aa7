import { expect } from '@jest/globals';
import { CONTACTS, INSTANCE_ARN, QUEUES, UNKNOWN_ID } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

const ids = { contactId: CONTACTS.urgentTask, initialContactId: CONTACTS.urgentTask };

export const UPDATE_CONTACT_ATTRIBUTES: MatrixRow = {
  operation: 'UpdateContactAttributes',
  input: { ...ids, set: [{ key: 'bloodType', value: 'AB' }], remove: ['language'] },
  otherInput: { contactId: CONTACTS.urgentTask, set: [{ key: 'policyNumber', value: 'HI-1' }] },
  executions: ({ contacts }) =>
    Object.keys(contacts.latest(CONTACTS.urgentTask)?.attributes ?? {}).some(
      (key) => !['policyNumber', 'claimType', 'language'].includes(key),
    )
      ? 1
      : 0,
  shows: { attributes: expect.arrayContaining([{ key: 'bloodType', value: 'AB' }]) },
  broken: [
    [{ initialContactId: '' }, 'initialContactId'],
    [{ initialContactId: 'c'.repeat(257) }, 'initialContactId'],
    [{ initialContactId: `${INSTANCE_ARN}/contact/${UNKNOWN_ID}` }, 'initialContactId'],
    [{ set: [], remove: null }, ''],
    [{ set: ['v', 'w'].map((value) => ({ key: 'k', value })) }, 'set.1.key'],
    [{ set: ['a', 'b'].map((key) => ({ key, value: 'v'.repeat(20_000) })) }, 'set'],
    [{ set: [{ key: '', value: 'v' }] }, 'set.0.key'],
    [{ set: [{ key: 'k'.repeat(32_768), value: 'v' }] }, 'set.0.key'],
    [{ set: [{ key: 'a b', value: 'v' }] }, 'set.0.key'],
    [{ set: [{ key: 'k', value: '' }] }, 'set.0.value'],
    [{ set: [{ key: 'k', value: 'v'.repeat(32_768) }] }, 'set.0.value'],
    [{ set: [{ key: 'language', value: 'v' }] }, 'remove.0'],
    [{ remove: ['a', 'a'] }, 'remove.1'],
    [{ remove: [''] }, 'remove.0'],
    [{ remove: ['a b'] }, 'remove.0'],
  ],
  authorizedQueues: [QUEUES.claims],
  otherQueues: [QUEUES.billing],
  unknownInput: { contactId: UNKNOWN_ID, initialContactId: UNKNOWN_ID, remove: ['language'] },
};
