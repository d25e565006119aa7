// type-graphql's decorators need it before any module below is loaded.
import 'reflect-metadata';
import type { Rate } from '../../connect/quota/token-buckets.ts';
import { ASSOCIATE_CONTACT_WITH_USER } from './associate-contact-with-user/associate-contact-with-user.ts';
import { DISMISS_USER_CONTACT } from './dismiss-user-contact/dismiss-user-contact.ts';
import type { DeclaredOperation } from './kit/declare-operation.ts';
import { MONITOR_CONTACT } from './monitor-contact/monitor-contact.ts';
import { PAUSE_CONTACT } from './pause-contact/pause-contact.ts';
import { PUT_USER_STATUS } from './put-user-status/put-user-status.ts';
import { RESUME_CONTACT } from './resume-contact/resume-contact.ts';
import { RESUME_CONTACT_RECORDING } from './resume-contact-recording/resume-contact-recording.ts';
import { START_OUTBOUND_VOICE_CONTACT } from './start-outbound-voice-contact/start-outbound-voice-contact.ts';
import { START_TASK_CONTACT } from './start-task-contact/start-task-contact.ts';
import { STOP_CONTACT } from './stop-contact/stop-contact.ts';
import { SUSPEND_CONTACT_RECORDING } from './suspend-contact-recording/suspend-contact-recording.ts';
import { TAG_CONTACT } from './tag-contact/tag-contact.ts';
import { TRANSFER_CONTACT } from './transfer-contact/declare-transfer.ts';
import { UNTAG_CONTACT } from './untag-contact/untag-contact.ts';
import { UPDATE_CONTACT } from './update-contact/update-contact.ts';
import { UPDATE_CONTACT_ATTRIBUTES } from './update-contact-attributes/update-contact-attributes.ts';
import { UPDATE_CONTACT_ROUTING_DATA } from './update-contact-routing-data/update-contact-routing-data.ts';
import { UPDATE_CONTACT_SCHEDULE } from './update-contact-schedule/update-contact-schedule.ts';

/** All operations that change contacts: the schema has no other mutations. */
export const OPERATIONS: readonly DeclaredOperation[] = [
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

/** The resolvers of all operations. */
export const OPERATION_RESOLVERS = OPERATIONS.flatMap(({ resolvers }) => resolvers);

/** The names of all mutations. */
export const MUTATION_NAMES: readonly string[] = OPERATIONS.map(({ mutation }) => mutation);

/** Connect's default rates of the operations that declare one. */
export const OPERATION_RATES: ReadonlyMap<string, Rate> = new Map(
  OPERATIONS.flatMap(({ name, rate }) => (rate === undefined ? [] : [[name, rate] as const])),
);

/** What operators configure of mutations. */
interface MutationOptions {
  /** The mutations that operators enable; all by default. */
  readonly mutations?: ReadonlySet<string> | undefined;
  /** The E.164 prefixes of the numbers that may be called; none by default. */
  readonly outboundVoicePrefixes?: readonly string[] | undefined;
}

/**
 * The mutations that requests may use, by their names in the schema; `undefined` for all. Calls cost money, so without a
 * prefix no number may be called, and the mutation that calls is disabled.
 */
export function enabledMutations({
  mutations,
  outboundVoicePrefixes = [],
}: MutationOptions): ReadonlySet<string> | undefined {
  if (outboundVoicePrefixes.length > 0) return mutations;
  const enabled = new Set(mutations ?? MUTATION_NAMES);
  enabled.delete(START_OUTBOUND_VOICE_CONTACT.mutation);
  return enabled;
}
