import { expect, test } from '@jest/globals';
import { chainOf, MAX_CHAIN_LENGTH } from '../../src/contacts/contact-chain.ts';

const contact = (ContactId: string, PreviousContactId?: string, at = 0) => ({
  ContactId,
  InitiationTimestamp: new Date(at),
  ...(PreviousContactId !== undefined && { PreviousContactId }),
});
const numbers = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
const LONG = numbers(1, 100).map((id) => contact(id, String(Number(id) - 1)));
const MONITORED = [
  contact('1'),
  { ...contact('2', '1', 5), InitiationMethod: 'MONITOR' as const },
  { ...contact('3', '1', 9), InitiationMethod: 'TRANSFER' as const },
];
const CHAIN = [contact('1'), contact('2', '1'), contact('3', '2')];

test.each([
  ['nothing', [], '1', []],
  ['only others', [contact('2')], '1', []],
  ['one contact', [contact('1')], '1', ['1']],
  ['a chain, from its first', CHAIN, '1', ['1', '2', '3']],
  ['a chain, from its middle', CHAIN, '2', ['1', '2', '3']],
  ['a chain, from its last', CHAIN, '3', ['1', '2', '3']],
  ['a chain in another order', [...CHAIN].reverse(), '2', ['1', '2', '3']],
  ['a chain whose beginning is not listed', [contact('3', '2')], '3', ['3']],
  [
    'a fork, from its root',
    [contact('1'), contact('3', '1', 9), contact('2', '1', 5)],
    '1',
    ['1', '2'],
  ],
  [
    'a fork, from a branch',
    [contact('1'), contact('3', '1', 9), contact('2', '1', 5)],
    '3',
    ['1', '3'],
  ],
  ['a contact that was monitored, and then transferred', MONITORED, '1', ['1', '3']],
  ['a contact that monitors', MONITORED, '2', ['2']],
  ['a long chain, from its middle', LONG, '50', numbers(51 - MAX_CHAIN_LENGTH, 50)],
  ['a long chain, near its first', LONG, '5', numbers(1, MAX_CHAIN_LENGTH)],
  ['a chain that bites its tail', [contact('1', '2'), contact('2', '1')], '1', ['2', '1']],
])('%s', (_, associated, id, expected) => {
  expect(chainOf(associated, id).map(({ ContactId }) => ContactId)).toStrictEqual(expected);
});
