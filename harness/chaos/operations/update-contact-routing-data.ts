import { changesContact } from './chaos-operation.ts';

export const UPDATE_CONTACT_ROUTING_DATA = changesContact({
  operation: 'UpdateContactRoutingData',
  draw: (random) =>
    random.chance(0.5)
      ? { queuePriority: random.int(1, 3) }
      : { queueTimeAdjustmentSeconds: random.int(-1, 1) },
  input: (values) => ({ routing: values }),
  holds: (values, contact) =>
    values.queuePriority === undefined
      ? (contact.queueTimeAdjustmentSeconds ?? 0) === values.queueTimeAdjustmentSeconds
      : contact.queuePriority === values.queuePriority,
});
