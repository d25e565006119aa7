import {
  type TransferContactInput,
  type TransferContactMutation,
  TransferContactDocument,
} from './generated/graphql.ts';
import type { World } from './world.ts';

/** A member of the result union, with all of its fields; `__typename` says which. */
export type TransferResult = NonNullable<TransferContactMutation['transferContact']>;

/** The member of a transfer that took place. */
export type TransferSuccess = Extract<TransferResult, { __typename: 'TransferContactSuccess' }>;

/** Transfers a contact, and fails the test on any top-level error. */
export async function transfer(
  { client }: World,
  input: TransferContactInput,
): Promise<TransferResult> {
  const { transferContact } = await client.data(TransferContactDocument, { input });
  if (transferContact === null) throw new Error('The transfer is null without an error');
  return transferContact;
}

/** Transfers a contact, and fails the test on any member but the success. */
export async function transferOrThrow(
  world: World,
  input: TransferContactInput,
): Promise<TransferSuccess> {
  const result = await transfer(world, input);
  if (result.__typename === 'TransferContactSuccess') return result;
  throw new Error(`The transfer did not take place: ${JSON.stringify(result)}`);
}
