import { registerEnumType } from 'type-graphql';
import { OPERATIONS } from '../operations/index.ts';
import type { DeclaredOperation } from '../operations/kit/declare-operation.ts';
import type { Precondition } from '../operations/kit/precondition.ts';

/** An operation on an existing contact. */
export interface ContactOperationOf extends DeclaredOperation {
  readonly precondition: Precondition;
}

/** The operations on an existing contact, in the order of the registry. */
export const CONTACT_OPERATIONS: readonly ContactOperationOf[] = OPERATIONS.flatMap((operation) =>
  operation.precondition === null ? [] : [{ ...operation, precondition: operation.precondition }],
);

/** The value of an operation: `STOP_CONTACT` for `StopContact`. */
export function contactOperationOf(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, '_').toUpperCase();
}

/** The values, by themselves. */
export const ContactOperation: Readonly<Record<string, string>> = Object.fromEntries(
  CONTACT_OPERATIONS.map(({ name }) => [contactOperationOf(name), contactOperationOf(name)]),
);

registerEnumType(ContactOperation, {
  name: 'ContactOperation',
  description:
    'A mutation that works on an existing contact. Values can be added: ignore those that your client does not know.',
  valuesConfig: Object.fromEntries(
    CONTACT_OPERATIONS.map(({ name, mutation }) => [
      contactOperationOf(name),
      { description: `The mutation \`${mutation}\`.` },
    ]),
  ),
});
