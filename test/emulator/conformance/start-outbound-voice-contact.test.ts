import { randomUUID } from 'node:crypto';
import type { StartOutboundVoiceContactCommandInput } from '@aws-sdk/client-connect';
import { StartOutboundVoiceContactCommand, StopContactCommand } from '@aws-sdk/client-connect';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  invalidInput,
  invalidOrNotFound,
  limitExceeded,
  notFound,
  rejection,
} from './support/rejection.ts';
import { arnOf, describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory } = target;
const { describe: read, start } = contactsOf(target);
const { instanceId: InstanceId, inboundFlowId: ContactFlowId, queueId: QueueId } = directory;

/** Of the numbers that are reserved for fiction: against AWS nothing here may ring. */
const number = '+12025550123';

type Input = Partial<StartOutboundVoiceContactCommandInput>;
const started: string[] = [];
async function call(change: Input = {}) {
  const input = { InstanceId, ContactFlowId, QueueId, DestinationPhoneNumber: number, ...change };
  const answer = await client.send(new StartOutboundVoiceContactCommand(input));
  started.push(answer.ContactId ?? '');
  return answer;
}

/** Starts a call, and returns its contact. */
const connected = async (change?: Input) => read((await call(change)).ContactId ?? '');

afterEach(async () => {
  for (const ContactId of new Set(started.splice(0))) {
    await client.send(new StopContactCommand({ InstanceId, ContactId }));
  }
});

describe('StartOutboundVoiceContact', () => {
  const unknown = [
    { what: 'a flow', change: { ContactFlowId: unknownId } },
    { what: 'a queue', change: { QueueId: unknownId } },
    { what: 'an instance', change: { InstanceId: unknownId } },
    { what: 'a related contact', change: { RelatedContactId: unknownId } },
  ];
  test.each(unknown)('rejects $what that it does not know', async ({ change }) => {
    expect(await rejection(call(change))).toStrictEqual(notFound);
  });

  test('rejects a source that is not the instance’s', async () => {
    const change = { QueueId: undefined, SourcePhoneNumber: '+12025550199' };
    expect(await rejection(call(change))).toStrictEqual(invalidOrNotFound);
  });

  test('rejects a British mobile number', async () => {
    expect(await rejection(call({ DestinationPhoneNumber: '+447700900123' }))).toMatchObject({
      name: 'DestinationNotAllowedException',
      status: 403,
    });
  });

  test('rejects a call of a campaign', async () => {
    expect(await rejection(call({ TrafficType: 'CAMPAIGN' }))).toMatchObject({
      name: 'OutboundContactNotPermittedException',
      status: 403,
    });
  });

  const attributes = (bytes: number) => ({ half: 'x'.repeat(16_384), rest: 'x'.repeat(bytes) });
  const broken: { what: string; change: Input }[] = [
    { what: 'neither queue nor source', change: { QueueId: undefined } },
    { what: 'no destination', change: { DestinationPhoneNumber: undefined } },
    { what: 'a destination without a plus', change: { DestinationPhoneNumber: '12025550123' } },
    { what: 'a destination of letters', change: { DestinationPhoneNumber: '+1202555CALL' } },
    { what: 'a destination of 16 digits', change: { DestinationPhoneNumber: '+1202555012345678' } },
    { what: 'a destination that begins with 0', change: { DestinationPhoneNumber: '+0202555012' } },
    { what: 'a destination after text', change: { DestinationPhoneNumber: `tel:${number}` } },
    { what: 'a source that is no number', change: { SourcePhoneNumber: 'me' } },
    { what: 'no flow', change: { ContactFlowId: undefined } },
    { what: 'a ContactFlowId of 501 characters', change: { ContactFlowId: 'x'.repeat(501) } },
    { what: 'a flow of another type', change: { ContactFlowId: directory.holdFlowId } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'a token of 501 characters', change: { ClientToken: 'x'.repeat(501) } },
    { what: 'a name of 1025 characters', change: { Name: 'x'.repeat(1025) } },
    { what: 'a description of 4097 characters', change: { Description: 'x'.repeat(4097) } },
    { what: 'a CampaignId of 101 characters', change: { CampaignId: 'x'.repeat(101) } },
    { what: 'a related contact of 257 characters', change: { RelatedContactId: 'x'.repeat(257) } },
    { what: 'a ring of 14 seconds', change: { RingTimeoutInSeconds: 14 } },
    { what: 'a ring of 61 seconds', change: { RingTimeoutInSeconds: 61 } },
    { what: 'an attribute key with a space', change: { Attributes: { 'a key': 'x' } } },
    { what: 'attributes of 32,769 bytes', change: { Attributes: attributes(16_377) } },
    {
      what: 'a reference of type ATTACHMENT',
      change: { References: { file: { Type: 'ATTACHMENT', Value: 'x' } } },
    },
    { what: 'a CampaignId without a campaign', change: { CampaignId: 'campaign' } },
    {
      what: 'a strategy without a campaign',
      change: { OutboundStrategy: { Type: 'AGENT_FIRST' } },
    },
    {
      what: 'the detection of answering machines without a campaign',
      change: { AnswerMachineDetectionConfig: { EnableAnswerMachineDetection: true } },
    },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(call(change))).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('StartOutboundVoiceContact on the emulator', () => {
  test('answers with the id of a call that waits in the queue', async () => {
    const answer = await call();
    expect(answer).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
      ContactId: expect.stringMatching(/^.{1,256}$/),
    });
    const contact = await read(answer.ContactId ?? '');
    expect(contact).toMatchObject({
      Arn: arnOf(directory, 'contact', answer.ContactId ?? ''),
      Channel: 'VOICE',
      InitiationMethod: 'API',
      QueueInfo: { Id: QueueId },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: number },
      SystemEndpoint: { Type: 'TELEPHONE_NUMBER', Address: '+12025550100' },
      SegmentAttributes: { 'connect:Subtype': { ValueString: 'connect:Telephony' } },
    });
    expect(contact).not.toHaveProperty('DisconnectTimestamp');
    expect(contact).not.toHaveProperty('Recordings');
  });

  test('takes the queue of the flow, and the source of the request', async () => {
    const change = { QueueId: undefined, SourcePhoneNumber: '+12025550100' };
    expect(await connected(change)).toMatchObject({
      QueueInfo: { Id: ids.queue(1) },
      SystemEndpoint: { Address: '+12025550100' },
    });
  });

  test('needs a source for a queue that has no number', async () => {
    const QueueId = ids.queue(3);
    expect(await rejection(call({ QueueId }))).toStrictEqual(invalidInput);
    expect(await connected({ QueueId, SourcePhoneNumber: '+12025550100' })).toMatchObject({
      QueueInfo: { Id: QueueId },
      SystemEndpoint: { Address: '+12025550100' },
    });
  });

  test('keeps what it is given, to the longest values', async () => {
    const Name = 'n'.repeat(1024);
    const Description = 'd'.repeat(4096);
    const Attributes = attributes32768;
    const change = { Name, Description, Attributes, RingTimeoutInSeconds: 60 };
    expect(await connected(change)).toMatchObject({ Name, Description, Attributes });
  });

  test('copies the attributes of a related contact, and not back', async () => {
    const related = await start({ Attributes: { policy: '1', kind: 'theft' } });
    const contact = await connected({ RelatedContactId: related, Attributes: { kind: 'storm' } });
    expect(contact).toMatchObject({
      RelatedContactId: related,
      ContactAssociationId: related,
      Attributes: { policy: '1', kind: 'storm' },
    });
    expect(contact).not.toHaveProperty('InitialContactId');
    expect(await read(related)).toMatchObject({ Attributes: { policy: '1', kind: 'theft' } });
  });

  test('is connected at once to a free agent, and recorded from then on', async () => {
    const contact = await connected({
      QueueId: ids.user(2),
      SourcePhoneNumber: '+12025550100',
    });
    expect(contact).toMatchObject({
      AgentInfo: { Id: ids.user(2) },
      Recordings: [{ StartTimestamp: contact.AgentInfo?.ConnectedToAgentTimestamp }],
    });
  });

  test('starts one call for a token, whatever else is requested with it', async () => {
    const ClientToken = randomUUID();
    const first = await call({ ClientToken });
    expect(await call({ ClientToken })).toMatchObject({ ContactId: first.ContactId });
    const other = await call({ ClientToken, DestinationPhoneNumber: '+12025550124' });
    expect(other.ContactId).toBe(first.ContactId);
    expect(await read(first.ContactId ?? '')).toMatchObject({
      CustomerEndpoint: { Address: number },
    });
    expect((await call({ ClientToken: randomUUID() })).ContactId).not.toBe(first.ContactId);
  });

  test('has ten active calls at most', async () => {
    for (let active = 2; active <= 10; active += 1) await call();
    expect(await rejection(call())).toStrictEqual(limitExceeded);
    await client.send(new StopContactCommand({ InstanceId, ContactId: started.pop() }));
    await call();
  });
});

const attributes32768 = { half: 'x'.repeat(16_384), rest: 'x'.repeat(16_376) };
