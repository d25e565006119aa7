import type { SegmentAttributeValue, StartTaskContactCommandInput } from '@aws-sdk/client-connect';
import { StartTaskContactCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import { invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { chain, start } = contactsOf(target);
const { instanceId: InstanceId, inboundFlowId: ContactFlowId } = directory;
const hour = 3_600_000;

const send = (input: Partial<StartTaskContactCommandInput>) =>
  client.send(new StartTaskContactCommand({ InstanceId, Name: 'Conformance', ...input }));

describe('StartTaskContact rejects', () => {
  const flow = { ContactFlowId };
  const quickConnect = { QuickConnectId: ids.quickConnect(1) };
  const template = { TaskTemplateId: unknownId };
  const notOneFlow = [
    { what: 'no flow, quick connect or template', input: {} },
    { what: 'a flow and a quick connect', input: { ...flow, ...quickConnect } },
    { what: 'a flow and a template', input: { ...flow, ...template } },
    { what: 'a quick connect and a template', input: { ...quickConnect, ...template } },
    { what: 'all three', input: { ...flow, ...quickConnect, ...template } },
  ];
  test.each(notOneFlow)('$what', async ({ input }) => {
    expect(await rejection(send(input))).toStrictEqual(invalidInput);
  });

  test('a previous and a related contact at once', async () => {
    const first = await start();
    const links = { PreviousContactId: first, RelatedContactId: first };
    expect(await rejection(send({ ContactFlowId, ...links }))).toStrictEqual(invalidInput);
    expect(await chain(first)).toHaveLength(1);
  });

  const unknown = [
    { what: 'an instance', input: { ContactFlowId, InstanceId: unknownId } },
    { what: 'a flow', input: { ContactFlowId: unknownId } },
    { what: 'a quick connect', input: { QuickConnectId: unknownId } },
    { what: 'a template', input: { TaskTemplateId: unknownId } },
    { what: 'a previous contact', input: { ContactFlowId, PreviousContactId: unknownId } },
    { what: 'a related contact', input: { ContactFlowId, RelatedContactId: unknownId } },
  ];
  test.each(unknown)('what it does not know: $what', async ({ input }) => {
    expect(await rejection(send(input))).toStrictEqual(notFound);
  });

  const times = [
    { when: 'in the past', ScheduledTime: new Date(Date.now() - hour) },
    { when: 'later than six days', ScheduledTime: new Date(Date.now() + 6 * 24 * hour + hour) },
  ];
  test.each(times)('a schedule $when', async ({ ScheduledTime }) => {
    expect(await rejection(send({ ContactFlowId, ScheduledTime }))).toStrictEqual(invalidInput);
  });

  const segments: { what: string; key: string; value: SegmentAttributeValue }[] = [
    { what: 'another subtype', key: 'connect:Subtype', value: { ValueString: 'connect:Chat' } },
    { what: 'a number', key: 'a', value: { ValueInteger: 1 } },
    { what: 'two values', key: 'a', value: { ValueString: 'x', ValueInteger: 1 } },
    {
      what: 'an expiry that is a string',
      key: 'connect:ContactExpiry',
      value: { ValueString: '9' },
    },
    {
      what: 'a creator that is a number',
      key: 'connect:CreatedByUser',
      value: { ValueInteger: 1 },
    },
  ];
  test.each(segments)('a segment attribute: $what', async ({ key, value }) => {
    const SegmentAttributes = { [key]: value };
    expect(await rejection(send({ ContactFlowId, SegmentAttributes }))).toStrictEqual(invalidInput);
  });

  test.each(['InstanceId', 'Name'])('a call without %s', async (name) => {
    const call = send({ ContactFlowId, [name]: undefined });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });

  const lengths = [
    { field: 'InstanceId', length: 0 },
    { field: 'InstanceId', length: 101 },
    { field: 'Name', length: 1025 },
    { field: 'Description', length: 4097 },
    { field: 'ClientToken', length: 501 },
    { field: 'ContactFlowId', length: 501 },
    { field: 'PreviousContactId', length: 0 },
    { field: 'PreviousContactId', length: 257 },
    { field: 'RelatedContactId', length: 0 },
    { field: 'RelatedContactId', length: 257 },
  ];
  test.each(lengths)('$field of the length $length', async ({ field, length }) => {
    const call = send({ ContactFlowId, [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });

  test.each([0, 501])('TaskTemplateId of the length %i', async (length) => {
    const call = send({ TaskTemplateId: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('StartTaskContact looks up the longest', () => {
  const lengths = [
    { field: 'InstanceId', length: 100 },
    { field: 'ContactFlowId', length: 500 },
    { field: 'PreviousContactId', length: 256 },
    { field: 'RelatedContactId', length: 256 },
  ];
  test.each(lengths)('$field, of $length characters', async ({ field, length }) => {
    const call = send({ ContactFlowId, [field]: 'x'.repeat(length) });
    expect(await rejection(call)).toStrictEqual(notFound);
  });
});
