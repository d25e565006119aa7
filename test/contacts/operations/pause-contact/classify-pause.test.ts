import type { Contact } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import type { Rejected } from '../../../../src/connect/connect-failure.ts';
import {
  classifyPause,
  PAUSE_CONTACT,
} from '../../../../src/contacts/operations/pause-contact/pause-contact.ts';

const COMMAND = { instanceId: 'instance', contactId: 'contact', clientToken: 'token' };
const CONNECT_TIME = new Date('2026-11-29T12:00:00Z');
const EARLIER = new Date('2026-11-29T11:00:00Z');
const LATER = new Date('2026-11-29T13:00:00Z');

const STATUSES: Readonly<Record<string, number>> = {
  ConflictException: 409,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  ResourceNotFoundException: 404,
};
const rejectedBy = (name: string): Rejected => ({
  kind: 'rejected',
  exception: name,
  status: STATUSES[name] ?? 400,
  message: 'words of Connect',
  requestId: 'r1',
  retryAfterSeconds: undefined,
});

const TASK: Contact = { Channel: 'TASK' };
const ended = {
  reason: 'contact-not-active',
  contactId: 'contact',
  disconnectTimestamp: EARLIER,
};
const channelOf = (channel: string): object => ({
  reason: 'channel-not-supported',
  contactId: 'contact',
  channel,
  supportedChannels: ['TASK'],
});
const paused = {
  reason: 'contact-already-paused',
  contactId: 'contact',
  lastPausedTimestamp: EARLIER,
};
const notStarted = {
  reason: 'contact-not-started',
  contactId: 'contact',
  scheduledTimestamp: LATER,
};
const conflict = {
  reason: 'contact-conflict',
  contactId: 'contact',
  clientToken: 'token',
  connectRequestId: 'r1',
};

/** What the description of the contact shows, whatever the exception. */
const SHOWN: readonly (readonly [state: string, Contact, expected: object])[] = [
  ['ended', { ...TASK, DisconnectTimestamp: EARLIER }, ended],
  [
    'ended, and paused before',
    { ...TASK, DisconnectTimestamp: EARLIER, LastPausedTimestamp: EARLIER },
    ended,
  ],
  ['a call', { Channel: 'VOICE' }, channelOf('VOICE')],
  ['a chat', { Channel: 'CHAT' }, channelOf('CHAT')],
  ['an email', { Channel: 'EMAIL' }, channelOf('EMAIL')],
  ['paused', { ...TASK, LastPausedTimestamp: EARLIER }, paused],
  [
    'paused again',
    { ...TASK, LastPausedTimestamp: EARLIER, LastResumedTimestamp: new Date(0) },
    paused,
  ],
  ['scheduled for later', { ...TASK, ScheduledTimestamp: LATER }, notStarted],
];

/** Of these, the contact shows no cause. */
const OPEN: readonly (readonly [state: string, Contact | undefined])[] = [
  ['not readable', undefined],
  ['a running task', TASK],
  ['resumed', { ...TASK, LastPausedTimestamp: new Date(0), LastResumedTimestamp: EARLIER }],
  [
    'paused and resumed at the same time',
    { ...TASK, LastPausedTimestamp: EARLIER, LastResumedTimestamp: EARLIER },
  ],
  ['scheduled, and started', { ...TASK, ScheduledTimestamp: EARLIER }],
  ['ended at an unknown time', { ...TASK, DisconnectReason: 'EXPIRED' }],
];

describe.each(Object.keys(STATUSES))('a pause that was rejected by %s', (name) => {
  const byLimit = { reason: 'pause-limit', contactId: 'contact', limit: 10 };
  const byException = (otherwise: object | undefined): object | undefined =>
    name === 'LimitExceededException' ? byLimit : otherwise;

  test.each(SHOWN)('of a contact that is %s', (_, contact, expected) => {
    const evidence = { contact, connectTime: CONNECT_TIME };
    const failure = classifyPause(rejectedBy(name), COMMAND, evidence);

    expect(failure).toStrictEqual(byException(expected));
    expect(PAUSE_CONTACT.exceptions[name]).toContain(failure?.reason);
  });

  test.each(OPEN)('of a contact that is %s', (_, contact) => {
    const evidence = { contact, connectTime: CONNECT_TIME };

    expect(classifyPause(rejectedBy(name), COMMAND, evidence)).toStrictEqual(
      byException(name === 'ConflictException' ? conflict : undefined),
    );
  });
});
