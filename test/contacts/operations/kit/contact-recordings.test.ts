import type { Contact } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import type { Rejected } from '../../../../src/connect/connect-failure.ts';
import {
  classifyRecording,
  requiresRecordedContact,
} from '../../../../src/contacts/operations/kit/contact-recordings.ts';

const contactId = 'contact';
const CONNECT_TIME = new Date('2026-11-29T12:00:00Z');
const ENDED_AT = new Date('2026-11-29T11:00:00Z');

const rejectedBy = (exception: string, status: number): Rejected => ({
  kind: 'rejected',
  exception,
  status,
  message: 'words of Connect',
  requestId: 'r1',
  retryAfterSeconds: undefined,
});
const INVALID = rejectedBy('InvalidRequestException', 400);
const MISSING = rejectedBy('ResourceNotFoundException', 404);

const CALL: Contact = { Id: contactId, Channel: 'VOICE' };
const ended = { reason: 'contact-not-active', contactId, disconnectTimestamp: ENDED_AT };
const channelOf = (channel: string): object => ({
  reason: 'channel-not-supported',
  contactId,
  channel,
  supportedChannels: ['VOICE'],
});
const notShown = {
  reason: 'not-shown',
  sentence: 'Amazon Connect does not show whether the recording is suspended.',
};
const SCREEN = [{ MediaStreamType: 'VIDEO' }] as const;

describe('the precondition of both operations', () => {
  test.each([
    ['a call', CALL, notShown],
    ['a call whose recording is shown', { ...CALL, Recordings: [{}] }, notShown],
    ['a chat', { ...CALL, Channel: 'CHAT' }, channelOf('CHAT')],
    ['a task without recordings', { Channel: 'TASK', Recordings: [] }, channelOf('TASK')],
    ['a chat whose screen is recorded', { Channel: 'CHAT', Recordings: [...SCREEN] }, notShown],
    ['a contact without a channel', {}, notShown],
    ['an ended call', { ...CALL, DisconnectTimestamp: ENDED_AT }, ended],
    ['an ended chat', { Channel: 'CHAT', DisconnectTimestamp: ENDED_AT }, ended],
  ] as const satisfies readonly (readonly [string, Contact, object])[])(
    'for %s',
    (_, contact, verdict) => {
      const shown = { contactId, contact, connectTime: CONNECT_TIME };

      expect(requiresRecordedContact(shown)).toStrictEqual(verdict);
    },
  );
});

describe('a rejection', () => {
  const command = { contactId, initialContactId: 'initial' };
  const OF_CHAIN: Contact = { ...CALL, InitialContactId: 'initial' };
  const wrongChain = {
    reason: 'bad-input',
    issues: [
      {
        path: ['input', 'initialContactId'],
        message: 'must be the initial contact of contact, which is contact',
      },
    ],
  };
  const initialMissing = {
    reason: 'resource-not-found',
    resource: { type: 'CONTACT', id: 'initial' },
  };

  test.each([
    ['of a contact that cannot be read', INVALID, undefined, undefined],
    ['of an active call', INVALID, OF_CHAIN, undefined],
    ['of an ended call', INVALID, { ...OF_CHAIN, DisconnectTimestamp: ENDED_AT }, ended],
    ['of an ended call, as not found', MISSING, { ...CALL, DisconnectTimestamp: ENDED_AT }, ended],
    ['of a chat', INVALID, { ...OF_CHAIN, Channel: 'CHAT' }, channelOf('CHAT')],
    ['of another chain', INVALID, CALL, wrongChain],
    ['of another chain, as not found', MISSING, CALL, wrongChain],
    ['of a chain whose first contact is not found', MISSING, OF_CHAIN, initialMissing],
    ['for a reason that no read shows', rejectedBy('OtherException', 400), OF_CHAIN, undefined],
  ] as const satisfies readonly (readonly [string, Rejected, Contact | undefined, unknown])[])(
    '%s',
    (_, rejected, contact, expected) => {
      const evidence = { contact, connectTime: CONNECT_TIME };

      expect(classifyRecording(rejected, command, evidence)).toStrictEqual(expected);
    },
  );
});
