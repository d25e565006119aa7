import type { Contact } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import {
  classifyStop,
  STOP_CONTACT,
} from '../../../../src/contacts/operations/stop-contact/stop-contact.ts';
import { declaredExceptions } from '../support/declared.ts';

const contactId = 'contact';
const disconnectTimestamp = new Date('2026-11-29T11:00:00Z');
const call = (InitiationMethod: string): Contact =>
  ({ Channel: 'VOICE', InitiationMethod }) as Contact;

const ended = { reason: 'contact-not-active', contactId, disconnectTimestamp };
const unstoppable = (initiationMethod: string): object => ({
  reason: 'initiation-method-not-supported',
  contactId,
  initiationMethod,
});

const STATES: readonly (readonly [
  state: string,
  Contact | undefined,
  expected: object | undefined,
])[] = [
  ['not readable', undefined, undefined],
  ['active', { Channel: 'TASK', InitiationMethod: 'API' }, undefined],
  ['a task that was transferred', { Channel: 'TASK', InitiationMethod: 'TRANSFER' }, undefined],
  ['ended', { Channel: 'TASK', DisconnectTimestamp: disconnectTimestamp }, ended],
  ['ended at an unknown time', { Channel: 'TASK', DisconnectReason: 'EXPIRED' }, undefined],
  ['an inbound call', call('INBOUND'), undefined],
  ['a call of a method that is not known yet', call('BY_PIGEON'), undefined],
  ['a transferred call', call('TRANSFER'), unstoppable('TRANSFER')],
  ['a call transferred to a queue', call('QUEUE_TRANSFER'), unstoppable('QUEUE_TRANSFER')],
  ['an external call', call('EXTERNAL_OUTBOUND'), unstoppable('EXTERNAL_OUTBOUND')],
  ['a monitored call', call('MONITOR'), unstoppable('MONITOR')],
  ['a call after a disconnection', call('DISCONNECT'), unstoppable('DISCONNECT')],
  [
    'a transferred call that has ended',
    { ...call('TRANSFER'), DisconnectTimestamp: disconnectTimestamp },
    ended,
  ],
];

const causeOf = (contact: Contact | undefined): ReturnType<typeof classifyStop> =>
  classifyStop({ contactId }, { contact, connectTime: disconnectTimestamp });

/** These say themselves what happened, so that the contact is not read. */
const SELF_EXPLANATORY = ['InternalServiceException', 'InvalidActiveRegionException'];

test.each(STATES)('a contact that is %s', (_, contact, expected) => {
  expect(causeOf(contact)).toStrictEqual(expected);
});

describe('a stop', () => {
  test.each(declaredExceptions(STOP_CONTACT))(
    'that was rejected by %s has only the declared causes',
    (name, _status, reasons) => {
      const causes = STATES.flatMap(([, contact]) => causeOf(contact) ?? []);

      expect(causes.map(({ reason }) => reasons.includes(reason))).toStrictEqual(
        causes.map(() => !SELF_EXPLANATORY.includes(name)),
      );
    },
  );
});
