import { FLOWS, QUEUES } from '../../../test/support/ids.ts';
import { makesContact } from './chaos-operation.ts';
import { drawPairs } from './values.ts';

export const START_OUTBOUND_VOICE_CONTACT = makesContact({
  operation: 'StartOutboundVoiceContact',
  draw: (random) => ({
    destinationPhoneNumber: random.pick(['+12025550123', '+12025550124']),
    contactFlowId: FLOWS.inbound,
    queueId: random.pick([QUEUES.claims, QUEUES.billing]),
    attributes: drawPairs(random),
  }),
  input: (values) => values,
});
