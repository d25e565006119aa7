import { ASSOCIATE_CONTACT_WITH_USER } from './associate-contact-with-user.ts';
import { PUT_USER_STATUS } from './put-user-status.ts';
import type { MatrixRow } from './row.ts';
import { START_TASK_CONTACT } from './start-task-contact.ts';
import { STOP_CONTACT } from './stop-contact.ts';
import { TRANSFER_CONTACT } from './transfer-contact.ts';
import { UPDATE_CONTACT_ROUTING_DATA } from './update-contact-routing-data.ts';

/** A row for each operation, in the order of `OPERATIONS`. */
export const ROWS: readonly MatrixRow[] = [
  ASSOCIATE_CONTACT_WITH_USER,
  PUT_USER_STATUS,
  START_TASK_CONTACT,
  STOP_CONTACT,
  TRANSFER_CONTACT,
  UPDATE_CONTACT_ROUTING_DATA,
];
