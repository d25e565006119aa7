import { expect, test } from '@jest/globals';
import { countTransfers } from '../../../../src/contacts/operations/transfer-contact/gather-transfer-evidence.ts';

const first = { ContactId: '1', InitiationMethod: 'API' } as const;
const transferOf = (ContactId: string, PreviousContactId: string) =>
  ({ ContactId, PreviousContactId, InitiationMethod: 'TRANSFER' }) as const;

test.each([
  ['no contacts at all', [], '1', 0],
  ['a contact that is the first', [first], '1', 0],
  ['one transfer', [first, transferOf('2', '1')], '2', 1],
  ['two transfers, in any order', [transferOf('3', '2'), first, transferOf('2', '1')], '3', 2],
  ['transfers of another branch', [first, transferOf('2', '1'), transferOf('3', '1')], '3', 1],
  ['a chain whose beginning is not listed', [transferOf('3', '2')], '3', 1],
  [
    'a continuation that is no transfer',
    [first, { ...first, ContactId: '2', PreviousContactId: '1' }],
    '2',
    0,
  ],
  ['a chain that bites its tail', [transferOf('1', '2'), transferOf('2', '1')], '1', 2],
])('%s', (_, contacts, contactId, transfers) => {
  expect(countTransfers(contacts, contactId)).toBe(transfers);
});
