import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from './call-connect.ts';
import type { ConnectCommand } from './connect-command.ts';
import { type ConnectFailure, type ConnectResult, isInvalid } from './connect-failure.ts';

/** One page for all requested ids, and one more: Connect may end a list only with an empty page. */
export const PAGES_BY_IDS = 2;

/** More pages than a complete list has: Connect's pages have a hundred entries and more. */
export const PAGES_OF_WHOLE_LIST = 5;

/** The items that were read from a list. */
export interface ReadList<Item> {
  readonly items: Item[];
  /** Whether the list is complete: lists with more pages than may be read are truncated. */
  readonly isComplete: boolean;
}

/**
 * Reads the pages of a list, and joins the items that `pick` takes from each. Only a rejection of the first page is
 * about the list itself.
 */
export async function readAll<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes & { readonly NextToken?: string | undefined },
  Item,
>(
  callConnect: CallConnect,
  commandFor: (nextToken: string | undefined) => ConnectCommand<Input, Output>,
  pick: (output: Output) => readonly Item[] | undefined,
  maxPages: number,
): Promise<ConnectResult<ReadList<Item>>> {
  const items: Item[] = [];
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const result = await callConnect(commandFor(token));
    if (!result.ok) return page === 0 ? result : { ok: false, failure: ofToken(result.failure) };
    items.push(...(pick(result.output) ?? []));
    token = result.output.NextToken;
    if (token === undefined) return { ok: true, output: { items, isComplete: true } };
  }
  return { ok: true, output: { items, isComplete: false } };
}

/** A further page that is rejected as invalid has a token that Connect no longer accepts. */
function ofToken(failure: ConnectFailure): ConnectFailure {
  if (!isInvalid(failure)) return failure;
  const { requestId } = failure;
  return {
    kind: 'indeterminate',
    responded: true,
    cause: 'the token of a page was rejected',
    requestId,
  };
}
