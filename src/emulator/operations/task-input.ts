import type { StartTaskContactRequest } from '@aws-sdk/client-connect';
import { ConnectError, invalidParameter, invalidRequest } from '../protocol/errors.ts';
import { checkReferences } from './contact-references.ts';
import type { Checked } from './operation.ts';
import { checkSegmentAttributes } from './segment-attributes.ts';

const maxAttributeBytes = 32_768;
const furthestScheduleMs = 6 * 86_400_000;

/**
 * The rules of StartTaskContact that need no look at the contact centre (documented). Broken rules
 * between members are answered with InvalidRequestException, bad values with
 * InvalidParameterException (inferred).
 */
export function checkTaskInput(input: Checked<StartTaskContactRequest>, now: Date): void {
  const starters = [input.ContactFlowId, input.QuickConnectId, input.TaskTemplateId];
  if (starters.filter((starter) => starter !== undefined).length !== 1) {
    throw invalidRequest(
      'Exactly one of ContactFlowId, QuickConnectId, TaskTemplateId must be given.',
    );
  }
  if (input.TaskTemplateId !== undefined) {
    throw new ConnectError(
      'ResourceNotFoundException',
      'There is no such task template: task templates are not emulated.',
    );
  }
  if (input.Attachments !== undefined) throw invalidRequest('Attachments are not emulated.');
  if (input.PreviousContactId !== undefined && input.RelatedContactId !== undefined) {
    throw invalidRequest('PreviousContactId and RelatedContactId must not be given together.');
  }
  if (input.ScheduledTime !== undefined) checkSchedule(input.ScheduledTime, now);
  checkReferences(input.References);
  checkSegmentAttributes(input.SegmentAttributes, 'connect:CreatedByUser');
}

/** Throws InvalidParameterException for a key with other characters, or too many bytes in all. */
export function checkAttributes(attributes: Readonly<Record<string, string>>): void {
  const wrong = Object.keys(attributes).find((key) => !/^[A-Za-z0-9_-]+$/.test(key));
  if (wrong !== undefined) {
    throw invalidParameter('Attributes: keys are made of letters, digits, dashes and underscores.');
  }
  const bytes = Object.entries(attributes)
    .flat()
    .reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > maxAttributeBytes) {
    throw invalidParameter(
      `Attributes: all keys and values take ${maxAttributeBytes} bytes at most.`,
    );
  }
}

/**
 * Throws InvalidParameterException for a time in the past, or more than six days ahead. The texts of
 * the operations say six days, AWS's page of quotas 90 (both documented); the emulator takes the
 * stricter.
 */
export function checkSchedule(time: Date, now: Date): void {
  const ahead = time.getTime() - now.getTime();
  if (ahead < 0) throw invalidParameter('ScheduledTime must not be in the past.');
  if (ahead > furthestScheduleMs)
    throw invalidParameter('ScheduledTime is more than 6 days ahead.');
}
