import { ASSOCIATE_CONTACT_WITH_USER } from './associate-contact-with-user.ts';
import type { ChaosOperation } from './chaos-operation.ts';
import { PUT_USER_STATUS } from './put-user-status.ts';
import { START_TASK_CONTACT } from './start-task-contact.ts';
import { STOP_CONTACT } from './stop-contact.ts';
import { UPDATE_CONTACT_ROUTING_DATA } from './update-contact-routing-data.ts';

/** Each operation of the gateway but TransferContact, which has schedules of its own, in the order of `OPERATIONS`. */
export const CHAOS_OPERATIONS: readonly ChaosOperation[] = [
  ASSOCIATE_CONTACT_WITH_USER,
  PUT_USER_STATUS,
  START_TASK_CONTACT,
  STOP_CONTACT,
  UPDATE_CONTACT_ROUTING_DATA,
];
