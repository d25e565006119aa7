import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES, UNKNOWN_ID } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

const NAME = 'The survey of Ms Ito';

const call = {
  destinationPhoneNumber: '+12025550123',
  contactFlowId: FLOWS.inbound,
  queueId: QUEUES.billing,
};

export const START_OUTBOUND_VOICE_CONTACT: MatrixRow = {
  operation: 'StartOutboundVoiceContact',
  input: {
    ...call,
    name: NAME,
    description: 'About her claim',
    attributes: [{ key: 'language', value: 'ja' }],
  },
  otherInput: { ...call, destinationPhoneNumber: '+12025550124', relatedContactId: CONTACTS.chat },
  executions: ({ contacts }) =>
    contacts.waitingIn(INSTANCE_ID, QUEUES.billing).filter(({ name }) => name === NAME).length,
  isRepeatable: 'executed',
  shows: { name: NAME, channel: 'VOICE', queueId: QUEUES.billing },
  broken: [
    [{ destinationPhoneNumber: '' }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: '2025550123' }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: '+0025550123' }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: '+1' }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: '+1 202 555 0123' }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: `+${'1'.repeat(16)}` }, 'destinationPhoneNumber'],
    [{ destinationPhoneNumber: '+12025550123\n' }, 'destinationPhoneNumber'],
    [{ contactFlowId: '' }, 'contactFlowId'],
    [{ contactFlowId: 'f'.repeat(501) }, 'contactFlowId'],
    [{ queueId: null }, ''],
    [{ queueId: '' }, 'queueId'],
    [{ queueId: '..' }, 'queueId'],
    [{ sourcePhoneNumber: '12025550100' }, 'sourcePhoneNumber'],
    [{ name: 'n'.repeat(1_025) }, 'name'],
    [{ description: 'd'.repeat(4_097) }, 'description'],
    [{ attributes: [{ key: 'no spaces', value: '' }] }, 'attributes.0.key'],
    [{ attributes: ['a', 'b'].map((key) => ({ key, value: 'v'.repeat(16_384) })) }, 'attributes'],
    [{ relatedContactId: '' }, 'relatedContactId'],
    [{ relatedContactId: 'c'.repeat(257) }, 'relatedContactId'],
  ],
  authorizedQueues: [QUEUES.billing],
  otherQueues: [QUEUES.claims],
  unknownInput: { ...call, queueId: UNKNOWN_ID },
};
