import { ASSOCIATE_CONTACT_WITH_USER } from './associate-contact-with-user.ts';
import { DISMISS_USER_CONTACT } from './dismiss-user-contact.ts';
import { MONITOR_CONTACT } from './monitor-contact.ts';
import { PAUSE_CONTACT } from './pause-contact.ts';
import { PUT_USER_STATUS } from './put-user-status.ts';
import { RESUME_CONTACT_RECORDING } from './resume-contact-recording.ts';
import { RESUME_CONTACT } from './resume-contact.ts';
import type { MatrixRow } from './row.ts';
import { START_OUTBOUND_VOICE_CONTACT } from './start-outbound-voice-contact.ts';
import { START_TASK_CONTACT } from './start-task-contact.ts';
import { STOP_CONTACT } from './stop-contact.ts';
import { SUSPEND_CONTACT_RECORDING } from './suspend-contact-recording.ts';
import { TAG_CONTACT } from './tag-contact.ts';
import { TRANSFER_CONTACT } from './transfer-contact.ts';
import { UNTAG_CONTACT } from './untag-contact.ts';
import { UPDATE_CONTACT_ATTRIBUTES } from './update-contact-attributes.ts';
import { UPDATE_CONTACT_ROUTING_DATA } from './update-contact-routing-data.ts';
import { UPDATE_CONTACT_SCHEDULE } from './update-contact-schedule.ts';
import { UPDATE_CONTACT } from './update-contact.ts';

/** A row for each operation, in the order of `OPERATIONS`. */
export const ROWS: readonly MatrixRow[] = [
  ASSOCIATE_CONTACT_WITH_USER,
  DISMISS_USER_CONTACT,
  MONITOR_CONTACT,
  PAUSE_CONTACT,
  PUT_USER_STATUS,
  RESUME_CONTACT,
  RESUME_CONTACT_RECORDING,
  START_OUTBOUND_VOICE_CONTACT,
  START_TASK_CONTACT,
  STOP_CONTACT,
  SUSPEND_CONTACT_RECORDING,
  TAG_CONTACT,
  TRANSFER_CONTACT,
  UNTAG_CONTACT,
  UPDATE_CONTACT,
  UPDATE_CONTACT_ATTRIBUTES,
  UPDATE_CONTACT_ROUTING_DATA,
  UPDATE_CONTACT_SCHEDULE,
];
