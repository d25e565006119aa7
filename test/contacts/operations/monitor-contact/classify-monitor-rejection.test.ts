import type { AssociatedContactSummary, Contact } from '@aws-sdk/client-connect';
import { expect, test } from '@jest/globals';
import type { Evidence } from '../../../../src/contacts/operations/kit/read-evidence.ts';
import {
  classifyMonitorRejection,
  requiresConnectedContact,
} from '../../../../src/contacts/operations/monitor-contact/monitor-contact.ts';

const AT = new Date('2026-01-01T00:00:00Z');
const contactId = 'contact';
const command = { contactId, userId: 'user', clientToken: 'token' };
const chat: Contact = { Id: contactId, Channel: 'CHAT', AgentInfo: { Id: 'agent' } };
const call: Contact = { ...chat, Channel: 'VOICE' };

function classify(exception: string, evidence: Partial<Evidence>) {
  const rejected = {
    kind: 'rejected',
    exception,
    status: 400,
    message: 'no',
    requestId: 'request',
    retryAfterSeconds: undefined,
  } as const;
  return classifyMonitorRejection(rejected, command, { connectTime: AT, ...evidence });
}

const monitoring: AssociatedContactSummary = {
  InitiationMethod: 'MONITOR',
  PreviousContactId: contactId,
};
const others = (count: number): AssociatedContactSummary[] =>
  Array.from({ length: count }, () => ({ InitiationMethod: 'TRANSFER' }));
const quota = { reason: 'quota-exceeded', clientToken: 'token', connectRequestId: 'request' };

test.each<[string, AssociatedContactSummary[] | undefined, object]>([
  ['two users', [monitoring, monitoring], { reason: 'monitor-limit', contactId, limit: 2 }],
  ['as many as a larger quota admits', [monitoring, monitoring, monitoring], { limit: 3 }],
  [
    'one user, and another has left',
    [monitoring, { ...monitoring, DisconnectTimestamp: AT }],
    quota,
  ],
  ['a user of another contact', [monitoring, { ...monitoring, PreviousContactId: 'other' }], quota],
  ['a chain of 12 contacts', others(12), { reason: 'linked-contact-limit', contactId, limit: 12 }],
  ['a chain of 11 contacts', others(11), quota],
  ['nothing that could be read', undefined, quota],
])('a quota is exceeded: %s', (_, associated, failure) => {
  expect(classify('ServiceQuotaExceededException', { associated })).toMatchObject(failure);
});

test.each<[string, string, Contact | undefined, string | undefined]>([
  ['the token has another input', 'IdempotencyException', chat, 'idempotency-conflict'],
  [
    'the user is the agent',
    'InvalidRequestException',
    { ...chat, AgentInfo: { Id: 'user' } },
    'bad-input',
  ],
  ['no cause is shown', 'InvalidRequestException', chat, undefined],
  ['no contact is shown', 'InvalidRequestException', undefined, undefined],
  ['another exception', 'SomeNewException', { ...chat, AgentInfo: {} }, undefined],
])('a rejection: %s', (_, exception, contact, reason) => {
  expect(classify(exception, { contact })?.reason).toBe(reason);
});

test.each<[string, Contact, string | undefined]>([
  ['a chat with an agent', chat, undefined],
  ['a recorded call', { ...call, Recordings: [{ ParticipantType: 'ALL' }] }, undefined],
  ['a call that shows no recording', call, 'not-shown'],
  ['a waiting chat', { ...chat, AgentInfo: undefined }, 'contact-not-connected'],
  ['a task', { ...chat, Channel: 'TASK' }, 'channel-not-supported'],
  [
    'a contact that monitors',
    { ...chat, InitiationMethod: 'MONITOR' },
    'initiation-method-not-supported',
  ],
  ['an ended chat', { ...chat, DisconnectTimestamp: AT }, 'contact-not-active'],
])('the precondition of %s', (_, contact, reason) => {
  expect(requiresConnectedContact({ contactId, contact, connectTime: AT })?.reason).toBe(reason);
});
