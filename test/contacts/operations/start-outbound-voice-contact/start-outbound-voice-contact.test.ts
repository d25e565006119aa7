import { describe, expect, test } from '@jest/globals';
import type { EmulatorOptions } from '../../../../src/emulator/emulator.ts';
import { parseSeed } from '../../../../src/emulator/seed.ts';
import { exception } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { startWorld } from '../../../support/world.ts';
import { call, type CallInput, INPUT, NUMBER } from './support.ts';

const NAME = 'StartOutboundVoiceContact';
const SUCCESS = 'StartOutboundVoiceContactSuccess';

describe('a call', () => {
  test('is one call of Connect with everything that the input names', async () => {
    await using world = await startWorld();

    const result = await call(world, {
      contactFlowId: `${FLOWS.inbound}:$LATEST`,
      sourcePhoneNumber: '+12025550100',
      name: 'The survey of Ms Ito',
      description: 'About her claim',
      attributes: [
        { key: 'language', value: 'ja' },
        { key: 'caseId', value: '4711' },
      ],
      relatedContactId: CONTACTS.chat,
      clientToken: 'dial-1',
    });

    expect(result).toStrictEqual({
      __typename: SUCCESS,
      contactId: expect.any(String),
      clientToken: 'dial-1',
    });
    expect(world.upstream.calls).toMatchObject([
      {
        operation: NAME,
        path: '/contact/outbound-voice',
        body: {
          InstanceId: INSTANCE_ID,
          DestinationPhoneNumber: NUMBER,
          ContactFlowId: FLOWS.inbound,
          QueueId: QUEUES.billing,
          SourcePhoneNumber: '+12025550100',
          Name: 'The survey of Ms Ito',
          Description: 'About her claim',
          Attributes: { caseId: '4711', language: 'ja' },
          RelatedContactId: CONTACTS.chat,
          // The caller's token is not Connect's.
          ClientToken: expect.stringMatching(/^[\w-]{43}$/),
        },
      },
    ]);
    const waiting = world.emulator.state.contacts.waitingIn(INSTANCE_ID, QUEUES.billing);
    expect(
      waiting.map(({ id, customerEndpoint }) => [id, customerEndpoint?.Address]),
    ).toContainEqual([result['contactId'], NUMBER]);
  });

  test('sends nothing that the input leaves out', async () => {
    await using world = await startWorld();

    expect(await call(world)).toMatchObject({ __typename: SUCCESS });
    expect(Object.keys(world.upstream.calls[0]?.body ?? {}).sort()).toStrictEqual([
      'ClientToken',
      'ContactFlowId',
      'DestinationPhoneNumber',
      'InstanceId',
      'QueueId',
    ]);
  });

  test('by a source number uses the queue of the flow', async () => {
    await using world = await startWorld();

    const { contactId } = await call(world, { queueId: null, sourcePhoneNumber: '+12025550100' });

    const waiting = world.emulator.state.contacts.waitingIn(INSTANCE_ID, QUEUES.claims);
    expect(waiting.map(({ id }) => id)).toContain(contactId);
  });

  test('is recorded by ids only', async () => {
    await using world = await startWorld();

    const { contactId } = await call(world, { relatedContactId: CONTACTS.chat });

    expect(world.audit).toStrictEqual([
      {
        record: 'INTENT',
        id: expect.any(String),
        time: expect.any(String),
        operation: NAME,
        requestId: expect.any(String),
        caller: { address: '127.0.0.1' },
        instanceId: INSTANCE_ID,
        contactFlowId: FLOWS.inbound,
        queueId: QUEUES.billing,
        relatedContactId: CONTACTS.chat,
        clientToken: expect.any(String),
        input: { digest: expect.any(String), key: expect.any(String) },
        deadline: expect.any(String),
      },
      expect.objectContaining({ record: 'OUTCOME', result: SUCCESS, newContactId: contactId }),
    ]);
  });
});

describe('a token', () => {
  test('calls once, also by a gateway that does not remember it', async () => {
    await using one = await startWorld();
    await using other = await startWorld({ connect: one.upstream.url });

    const first = await call(one, { clientToken: 'dial-1' });
    const again = await call(one, { clientToken: 'dial-1' });
    const elsewhere = await call(other, { clientToken: 'dial-1' });

    expect([again, elsewhere]).toStrictEqual([first, first]);
    // The first gateway answered its retry from memory; Connect recognized the token of the other.
    expect(one.upstream.operations()).toStrictEqual([NAME, NAME]);
    const [sent, sentAgain] = one.upstream.calls.map(({ body }) => body?.['ClientToken']);
    expect(sentAgain).toBe(sent);
  });

  test('with another number is a conflict, and no answer names the call to the first one', async () => {
    await using one = await startWorld();
    await using other = await startWorld({ connect: one.upstream.url });
    const toAnother = { clientToken: 'dial-1', destinationPhoneNumber: '+12025550124' };

    const first = await call(one, { clientToken: 'dial-1' });

    expect(await call(one, toAnother)).toMatchObject({
      __typename: 'ContactIdempotencyConflictError',
    });
    const second = await call(other, toAnother);
    expect(second).toMatchObject({ __typename: SUCCESS });
    expect(second['contactId']).not.toBe(first['contactId']);
  });

  test('calls once after a lost answer', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(NAME, FAULTS.resetAfter);

    expect(await call(world, { clientToken: 'dial-1' })).toMatchObject({
      __typename: 'ContactOutcomeUnknownError',
    });
    // Nothing was read back.
    expect(world.audit[1]).not.toHaveProperty('settledBy');
    expect(await call(world, { clientToken: 'dial-1' })).toMatchObject({ __typename: SUCCESS });

    const waiting = world.emulator.state.contacts.waitingIn(INSTANCE_ID, QUEUES.billing);
    expect(waiting.filter(({ channel }) => channel === 'VOICE')).toHaveLength(1);
  });
});

describe('a number that the operators do not allow', () => {
  const gateway = { outboundVoicePrefixes: ['+1202', '+4420'] };
  const DENIED = {
    __typename: 'ContactDestinationNotAllowedError',
    message:
      'The operators of this gateway do not allow calls to this number. Nothing was sent to Amazon Connect.',
    code: 'ACCESS_DENIED',
    retryable: false,
    allowedPrefixes: ['+1202', '+4420'],
    connectRequestId: null,
  };

  test.each(['+12025550123', '+442079460123'])('is not %s', async (destinationPhoneNumber) => {
    await using world = await startWorld({ gateway });

    expect(await call(world, { destinationPhoneNumber })).toMatchObject({ __typename: SUCCESS });
  });

  test.each([
    '+12035550123',
    '+447700900123',
    // Premium rates abroad are what fraud is about.
    '+88213123456',
    // Shorter than any prefix.
    '+12',
  ])('%s is not called', async (destinationPhoneNumber) => {
    await using world = await startWorld({ gateway });

    expect(await call(world, { destinationPhoneNumber })).toStrictEqual(DENIED);
    expect(world.upstream.calls).toStrictEqual([]);
    expect(world.audit).toStrictEqual([]);
    // Operators can alert on attempts.
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();
    expect(metrics).toMatch(
      /gateway_contact_errors_total\{[^}]*ContactDestinationNotAllowedError[^}]*\} 1/,
    );
    expect(JSON.stringify(world.log)).not.toContain(destinationPhoneNumber);
  });

  test('is not called by a retry, which gets the outcome that is remembered', async () => {
    await using before = await startWorld();
    await using after = await startWorld({ gateway, connect: before.upstream.url });
    const input = { clientToken: 'dial-1', destinationPhoneNumber: '+12035550123' };

    const first = await call(before, input);

    expect(first).toMatchObject({ __typename: SUCCESS });
    expect(await call(before, input)).toStrictEqual(first);
    expect(await call(after, input)).toStrictEqual(DENIED);
    expect(before.upstream.operations()).toStrictEqual([NAME]);
  });
});

describe('without a prefix', () => {
  test.each<[string, ReadonlySet<string> | undefined]>([
    ['by default', undefined],
    ['whatever MUTATIONS names', new Set(['startOutboundVoiceContact', 'stopContact'])],
  ])('the mutation is disabled %s, and the others are not', async (_, mutations) => {
    await using world = await startWorld({ gateway: { mutations, outboundVoicePrefixes: [] } });

    const { data, errors } = await world.client.send(
      `mutation ($input: StartOutboundVoiceContactInput!) {
        startOutboundVoiceContact(input: $input) { __typename }
        stopContact(input: { contactId: "${CONTACTS.urgentTask}" }) { __typename }
      }`,
      { input: INPUT },
    );

    expect(data).toStrictEqual({
      startOutboundVoiceContact: null,
      stopContact: { __typename: 'StopContactSuccess' },
    });
    expect(errors).toMatchObject([
      {
        message:
          'The operators of this gateway have disabled the mutation startOutboundVoiceContact. Nothing was sent to Amazon Connect.',
        path: ['startOutboundVoiceContact'],
        extensions: { code: 'MUTATION_DISABLED' },
      },
    ]);
    expect(world.upstream.operations()).not.toContain(NAME);
  });
});

describe('a call that Connect rejects', () => {
  const flow = { id: 'inbound', name: 'Inbound', queueId: 'sales' };
  const seedWith = (instance: object): EmulatorOptions => ({
    seed: parseSeed({
      instances: [{ id: INSTANCE_ID, ...instance }],
      queues: [
        { id: 'sales', name: 'Sales', outboundCallerNumber: '+12025550100' },
        { id: 'silent', name: 'Silent' },
      ],
      contactFlows: [flow, { id: 'hold', name: 'Hold', type: 'CUSTOMER_HOLD' }],
    }),
  });
  const input = { contactFlowId: 'inbound', queueId: 'sales' };

  test.each<[string, object, CallInput, object, readonly string[]]>([
    [
      'whose number Connect does not allow',
      { outboundPrefixes: ['+4420'] },
      {},
      {
        __typename: 'ContactDestinationNotAllowedError',
        code: 'ACCESS_DENIED',
        retryable: false,
        allowedPrefixes: null,
        connectRequestId: expect.any(String),
        message:
          'Amazon Connect does not allow calls to this number. The operators of the gateway can request it from AWS.',
      },
      [],
    ],
    [
      'whose instance does not call out',
      { outboundCallsEnabled: false },
      {},
      {
        __typename: 'ContactOutboundNotPermittedError',
        code: 'ACCESS_DENIED',
        retryable: false,
        connectRequestId: expect.any(String),
        message:
          'Amazon Connect does not permit this outbound call. The operators of the gateway can enable outbound calls for the instance.',
      },
      [],
    ],
    [
      'whose flow cannot take it',
      {},
      { contactFlowId: 'hold' },
      {
        __typename: 'ContactFlowTypeNotSupportedError',
        contactFlowId: 'hold',
        contactFlowType: 'CUSTOMER_HOLD',
        supportedContactFlowTypes: ['CONTACT_FLOW'],
      },
      ['DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'whose flow does not exist',
      {},
      { contactFlowId: UNKNOWN_ID },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT_FLOW',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'whose queue does not exist',
      {},
      { queueId: UNKNOWN_ID },
      { __typename: 'ContactResourceNotFoundError', resourceType: 'QUEUE', resourceId: UNKNOWN_ID },
      ['DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'whose related contact does not exist',
      {},
      { relatedContactId: UNKNOWN_ID },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'CONTACT',
        resourceId: UNKNOWN_ID,
      },
      ['DescribeContact', 'DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'from a number that is not of the instance',
      {},
      { sourcePhoneNumber: '+12025550199' },
      {
        __typename: 'ContactResourceNotFoundError',
        resourceType: 'PHONE_NUMBER',
        resourceId: '+12025550199',
        message: 'Phone number "+12025550199" was not found in Amazon Connect.',
      },
      ['DescribeContactFlow', 'DescribeQueue'],
    ],
    [
      'whose queue has no number',
      {},
      { queueId: 'silent' },
      { __typename: 'ContactRequestRejectedError', code: 'REJECTED' },
      ['DescribeContactFlow', 'DescribeQueue'],
    ],
  ])('%s', async (_, instance, change, expected, reads) => {
    await using world = await startWorld({ emulator: seedWith(instance) });

    expect(await call(world, { ...input, ...change })).toMatchObject(expected);
    expect(world.upstream.operations()).toStrictEqual([...reads, NAME]);
    expect(world.emulator.state.contacts.waitingIn(INSTANCE_ID, 'sales')).toStrictEqual([]);
  });

  test('for too many calls at the same time', async () => {
    await using world = await startWorld();
    world.upstream.answerNext(NAME, exception('LimitExceededException', 429));

    expect(await call(world, { clientToken: 'dial-1' })).toMatchObject({
      __typename: 'ContactQuotaExceededError',
      code: 'LIMIT_EXCEEDED',
      retryable: true,
    });
    expect(await call(world, { clientToken: 'dial-1' })).toMatchObject({ __typename: SUCCESS });
  });
});
