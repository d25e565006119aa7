import type { SegmentAttributeValue } from '@aws-sdk/client-connect';
import { invalidParameter } from '../protocol/errors.ts';
import type { Checked } from './operation.ts';

const maxExpiryMinutes = 90 * 24 * 60;

/**
 * The rules of segment attributes that a caller gives. Throws InvalidParameterException (inferred).
 *
 * @param creator the attribute that names the user who created a task, where it can be given.
 */
export function checkSegmentAttributes(
  attributes: Readonly<Record<string, Checked<SegmentAttributeValue>>> | undefined,
  creator?: 'connect:CreatedByUser',
): void {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === 'connect:ContactExpiry') checkExpiry(value);
    else if (key === creator) checkString(key, value);
    else checkUserDefined(key, value);
  }
}

/** The form is documented, and so are the 90 days that tasks and emails can be active. */
function checkExpiry({ ValueMap }: Checked<SegmentAttributeValue>): void {
  const minutes = ValueMap?.['ExpiryDuration']?.ValueInteger;
  if (minutes === undefined || minutes < 1 || minutes > maxExpiryMinutes) {
    throw invalidParameter(
      `connect:ContactExpiry takes an ExpiryDuration of 1 to ${maxExpiryMinutes} minutes.`,
    );
  }
}

/**
 * Of the system-defined attributes only the expiry can be given, and for a task that starts the user
 * who created it (documented). User-defined ones are strings (documented for UpdateContact, inferred
 * for StartTaskContact). Connect takes only those that are predefined in the instance (documented);
 * here every name will do.
 */
function checkUserDefined(key: string, value: Checked<SegmentAttributeValue>): void {
  if (!/^[A-Za-z0-9_-]+$/.test(key)) {
    throw invalidParameter(
      `SegmentAttributes.${key}: keys are made of letters, digits, dashes and underscores.`,
    );
  }
  checkString(key, value);
}

function checkString(key: string, value: Checked<SegmentAttributeValue>): void {
  const { ValueString, ...others } = value;
  const isString = Object.values(others).every((other) => other === undefined);
  if (ValueString === undefined || !isString) {
    throw invalidParameter(`SegmentAttributes.${key} takes a ValueString, and nothing else.`);
  }
}
