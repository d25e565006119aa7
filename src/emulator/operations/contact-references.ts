import type { Reference } from '@aws-sdk/client-connect';
import { invalidParameter } from '../protocol/errors.ts';
import type { Checked } from './operation.ts';

/** The types that a caller can give (documented for StartTaskContact, inferred for UpdateContact). */
const givenTypes: readonly string[] = ['URL', 'NUMBER', 'STRING', 'DATE', 'EMAIL'];

/**
 * The rules of references that a caller gives. A DATE is an epoch timestamp (documented). Throws
 * InvalidParameterException (inferred).
 */
export function checkReferences(
  references: Readonly<Record<string, Checked<Reference>>> | undefined,
): void {
  for (const [key, { Type, Value = '' }] of Object.entries(references ?? {})) {
    if (!givenTypes.includes(Type)) {
      throw invalidParameter(`References.${key}: the type ${Type} cannot be given.`);
    }
    if (Type === 'DATE' && !/^\d+$/.test(Value)) {
      throw invalidParameter(`References.${key}: a DATE is an epoch timestamp.`);
    }
  }
}
