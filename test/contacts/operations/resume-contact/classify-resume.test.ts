import type { Contact } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import {
  classifyResume,
  RESUME_CONTACT,
} from '../../../../src/contacts/operations/resume-contact/resume-contact.ts';
import { declaredRejections } from '../support/declared.ts';

const COMMAND = { contactId: 'contact', clientToken: 'token' };
const EARLIER = new Date('2026-11-29T11:00:00Z');
const LATER = new Date('2026-11-29T13:00:00Z');

const TASK: Contact = { Channel: 'TASK' };
const PAUSED: Contact = { ...TASK, LastPausedTimestamp: EARLIER };
const ended = { reason: 'contact-not-active', contactId: 'contact', disconnectTimestamp: LATER };
const notPaused = { reason: 'contact-not-paused', contactId: 'contact' };
const channelOf = (channel: string): object => ({
  reason: 'channel-not-supported',
  contactId: 'contact',
  channel,
  supportedChannels: ['TASK'],
});

/** What the description of the contact shows; nothing for those of which it shows no cause. */
const STATES: readonly (readonly [
  state: string,
  Contact | undefined,
  expected: object | undefined,
])[] = [
  ['not readable', undefined, undefined],
  ['paused', PAUSED, undefined],
  [
    'paused again',
    { ...TASK, LastPausedTimestamp: LATER, LastResumedTimestamp: EARLIER },
    undefined,
  ],
  ['paused and resumed at the same time', { ...PAUSED, LastResumedTimestamp: EARLIER }, undefined],
  ['ended at an unknown time', { ...PAUSED, DisconnectReason: 'EXPIRED' }, undefined],
  ['ended', { ...TASK, DisconnectTimestamp: LATER }, ended],
  ['ended while it was paused', { ...PAUSED, DisconnectTimestamp: LATER }, ended],
  ['a call', { Channel: 'VOICE' }, channelOf('VOICE')],
  ['a chat', { Channel: 'CHAT' }, channelOf('CHAT')],
  ['never paused', TASK, notPaused],
  ['scheduled for later', { ...TASK, ScheduledTimestamp: LATER }, notPaused],
  ['resumed', { ...PAUSED, LastResumedTimestamp: LATER }, notPaused],
];

/** These say themselves what happened, so that the contact is not read. */
const SELF_EXPLANATORY = [
  'AccessDeniedException',
  'InternalServiceException',
  'ThrottlingException',
];

describe.each(
  declaredRejections(RESUME_CONTACT).filter(([name]) => !SELF_EXPLANATORY.includes(name)),
)('a resumption that was rejected by %s', (name, rejected, reasons) => {
  const conflict = {
    reason: 'contact-conflict',
    ...COMMAND,
    connectRequestId: 'r1',
  };

  test.each(STATES)('of a contact that is %s', (_, contact, expected) => {
    const failure = classifyResume(rejected, COMMAND, { contact, connectTime: LATER });

    expect(failure).toStrictEqual(
      expected ?? (name === 'ConflictException' ? conflict : undefined),
    );
    expect(reasons).toContain(failure?.reason ?? reasons[0]);
  });
});

test('the other exceptions have one cause, or say nothing of the contact', () => {
  const others = SELF_EXPLANATORY.map((name) => RESUME_CONTACT.exceptions[name]);

  expect(others).toStrictEqual([
    ['access-denied'],
    ['service-failure', 'outcome-unknown'],
    ['throttled'],
  ]);
});
