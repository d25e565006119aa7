import type { ContactRecordingType } from '@aws-sdk/client-connect';
import type { ContactRecord } from '../store/contact-record.ts';

/**
 * What is recorded of a contact that an agent has, as if its flow had said so: the voices of a call.
 * A contact that monitors a call has no recording of its own (inferred).
 */
export function recordedParts({
  channel,
  initiationMethod,
}: Pick<ContactRecord, 'channel' | 'initiationMethod'>): readonly ContactRecordingType[] {
  return channel === 'VOICE' && initiationMethod !== 'MONITOR' ? ['AGENT'] : [];
}
