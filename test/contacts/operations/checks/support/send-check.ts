import { OPERATIONS } from '../../../../../src/contacts/operations/index.ts';
import type { World } from '../../../../support/world.ts';

/** The answer of a check. */
export interface CheckAnswer {
  readonly possible: boolean;
  readonly error: { readonly __typename: string; readonly message: string } | null;
  readonly unchecked: readonly string[];
}

/** The operations that have a check, with its query. */
export const CHECKS = OPERATIONS.flatMap(({ name, mutation, check }) =>
  check === undefined ? [] : [{ name, mutation, check }],
);

/** A document that checks an operation, by Connect's name of it; `$input` is the input of the mutation. */
export function checkDocument(name: string): string {
  const { check } = CHECKS.find((each) => each.name === name) ?? {};
  if (check === undefined) throw new Error(`${name} has no check`);
  return `query ($input: ${name}Input!) {
    check: ${check}(input: $input) {
      possible
      error { __typename message code retryable }
      unchecked
    }
  }`;
}

/** Checks an operation; fails when there are top-level errors. */
export async function sendCheck(
  { client }: World,
  name: string,
  input: object,
): Promise<CheckAnswer> {
  const { check } = await client.data(checkDocument(name), { input });
  return check as CheckAnswer;
}
