import { E164_NUMBER } from '../../connect/e164.ts';
import type { InputIssue } from '../../graphql-kit/input/input-issue.ts';

/** The issues of a phone number; none without one. The number is customer data, so that the message does not repeat it. */
export function phoneNumberIssues(
  path: readonly string[],
  number: string | null | undefined,
): InputIssue[] {
  if (number === null || number === undefined || E164_NUMBER.test(number)) return [];
  return [{ path, message: 'must be in the E.164 format: +, the country code and the number' }];
}
