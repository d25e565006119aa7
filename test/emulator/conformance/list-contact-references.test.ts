import type { ReferenceType } from '@aws-sdk/client-connect';
import {
  ListContactReferencesCommand,
  paginateListContactReferences,
} from '@aws-sdk/client-connect';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { idOf } from '../support/wire.ts';
import { unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { collect } from './support/pages.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { start, toQueue, transfer } = contactsOf(target);
const InstanceId = directory.instanceId;
const all: ReferenceType[] = ['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'];

let contact = '';
beforeAll(async () => {
  contact = await start({
    References: {
      file: { Type: 'URL', Value: 'https://example.com/1' },
      amount: { Type: 'NUMBER', Value: '12' },
      note: { Type: 'STRING', Value: 'first' },
      more: { Type: 'STRING', Value: 'second' },
      due: { Type: 'DATE', Value: '1767323045' },
      from: { Type: 'EMAIL', Value: 'a@example.com' },
    },
  });
});

const send = (change: object = {}) => {
  const input = { InstanceId, ContactId: contact, ReferenceTypes: all };
  return client.send(new ListContactReferencesCommand({ ...input, ...change }));
};

describe('ListContactReferences', () => {
  test('answers with references of every type and a request id', async () => {
    const answer = await send();
    expect(answer.$metadata).toMatchObject({ httpStatusCode: 200, requestId: aRequestId });
    expect(answer.NextToken).toBeUndefined();
    const byName = (list: object[] | undefined) =>
      (list ?? []).map((one) => JSON.stringify(one)).sort();
    expect(byName(answer.ReferenceSummaryList)).toStrictEqual(
      byName([
        { Url: { Name: 'file', Value: 'https://example.com/1' } },
        { Number: { Name: 'amount', Value: '12' } },
        { String: { Name: 'note', Value: 'first' } },
        { String: { Name: 'more', Value: 'second' } },
        { Date: { Name: 'due', Value: '1767323045' } },
        { Email: { Name: 'from', Value: 'a@example.com' } },
      ]),
    );
  });

  const types: { ReferenceTypes: ReferenceType[]; count: number }[] = [
    { ReferenceTypes: ['STRING'], count: 2 },
    { ReferenceTypes: ['URL', 'EMAIL'], count: 2 },
    { ReferenceTypes: ['ATTACHMENT', 'EMAIL_MESSAGE'], count: 0 },
    { ReferenceTypes: [...all, 'ATTACHMENT'], count: 6 },
  ];
  test.each(types)('of $ReferenceTypes shows $count', async ({ ReferenceTypes, count }) => {
    expect((await send({ ReferenceTypes })).ReferenceSummaryList).toHaveLength(count);
  });

  test('is one page to the SDK', async () => {
    const input = { InstanceId, ContactId: contact, ReferenceTypes: all };
    const pages = await collect(
      paginateListContactReferences({ client }, input),
      (page) => page.ReferenceSummaryList,
    );
    expect(pages.map(({ length }) => length)).toStrictEqual([6]);
  });

  const unknown = [
    { what: 'contact', change: { ContactId: unknownId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects an unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no types', change: { ReferenceTypes: undefined } },
    { what: 'an empty list of types', change: { ReferenceTypes: [] } },
    { what: 'seven types', change: { ReferenceTypes: [...all, 'ATTACHMENT', 'URL'] } },
    { what: 'an unknown type', change: { ReferenceTypes: ['SONG'] } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'a token, for there never is one', change: { NextToken: 'none' } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('ListContactReferences on the emulator', () => {
  test('shows what a transfer passed on', async () => {
    const source = await start({ References: { note: { Type: 'STRING', Value: 'kept' } } });
    const ContactId = await transfer(toQueue(source));
    const { ReferenceSummaryList } = await send({ ContactId });
    expect(ReferenceSummaryList).toStrictEqual([{ String: { Name: 'note', Value: 'kept' } }]);
  });

  test('knows the built-in data', async () => {
    const { ReferenceSummaryList } = await send({ ContactId: idOf('60', 12) });
    expect(ReferenceSummaryList).toStrictEqual([
      { Url: { Name: 'claimFile', Value: 'https://claims.example.com/4733' } },
      { Number: { Name: 'damageEstimate', Value: '18500' } },
      { Email: { Name: 'reporterEmail', Value: 'j.smith@example.com' } },
    ]);
  });
});
