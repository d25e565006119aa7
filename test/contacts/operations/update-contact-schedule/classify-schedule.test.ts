import type { Contact } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import {
  classifySchedule,
  UPDATE_CONTACT_SCHEDULE,
} from '../../../../src/contacts/operations/update-contact-schedule/update-contact-schedule.ts';
import { declaredRejections } from '../support/declared.ts';

const COMMAND = { contactId: 'contact' };
const EARLIER = new Date('2026-11-29T11:00:00Z');
const connectTime = new Date('2026-11-29T12:00:00Z');
const LATER = new Date('2026-11-29T13:00:00Z');

const TASK: Contact = { Channel: 'TASK' };
const ended = { reason: 'contact-not-active', ...COMMAND, disconnectTimestamp: EARLIER };
const notScheduled = { reason: 'contact-not-scheduled', ...COMMAND };
const channelOf = (channel: string): object => ({
  reason: 'channel-not-supported',
  ...COMMAND,
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
  ['scheduled for later', { ...TASK, ScheduledTimestamp: LATER }, undefined],
  ['ended at an unknown time', { ...TASK, DisconnectReason: 'EXPIRED' }, undefined],
  ['ended', { ...TASK, DisconnectTimestamp: EARLIER }, ended],
  [
    'ended before its time',
    { ...TASK, DisconnectTimestamp: EARLIER, ScheduledTimestamp: LATER },
    ended,
  ],
  ['a call', { Channel: 'VOICE' }, channelOf('VOICE')],
  ['an email', { Channel: 'EMAIL' }, channelOf('EMAIL')],
  ['never scheduled', TASK, notScheduled],
  ['scheduled, and started', { ...TASK, ScheduledTimestamp: EARLIER }, notScheduled],
  ['scheduled for now', { ...TASK, ScheduledTimestamp: connectTime }, notScheduled],
];

/** These say themselves what happened, so that the contact is not read. */
const SELF_EXPLANATORY = ['InternalServiceException', 'ThrottlingException'];

describe.each(
  declaredRejections(UPDATE_CONTACT_SCHEDULE).filter(([name]) => !SELF_EXPLANATORY.includes(name)),
)('a change of a schedule that was rejected by %s', (name, rejected, reasons) => {
  const byLimit = { reason: 'reschedule-limit', ...COMMAND, limit: 20 };

  test.each(STATES)('of a contact that is %s', (_, contact, expected) => {
    const failure = classifySchedule(rejected, COMMAND, { contact, connectTime });

    expect(failure).toStrictEqual(name === 'LimitExceededException' ? byLimit : expected);
    expect(reasons).toContain(failure?.reason ?? reasons[0]);
  });
});

test('the other exceptions say nothing of the contact', () => {
  const others = SELF_EXPLANATORY.map((name) => UPDATE_CONTACT_SCHEDULE.exceptions[name]);

  expect(others).toStrictEqual([['service-failure', 'outcome-unknown'], ['throttled']]);
});
