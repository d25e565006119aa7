import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from './call-connect.ts';
import type { ConnectCommand } from './connect-command.ts';
import { type ConnectFailure, type ConnectResult, isInvalid } from './connect-failure.ts';

/** A page for all that is asked for by its ids, and one more: Connect may end a list only when it is asked for more. */
export const PAGES_BY_IDS = 2;

/** More pages than a list has that is read as a whole: Connect's pages are of a hundred entries and more. */
export const PAGES_OF_WHOLE_LIST = 5;

/** What was read of a list. */
export interface ReadList<Item> {
  readonly items: Item[];
  /** Whether that is all of it: a list that has more pages than may be read is cut off. */
  readonly isComplete: boolean;
}

/**
 * Reads the pages of a list, and joins what `pick` takes of each. Only a rejection of its first page says something of
 * what is listed.
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

/** A further page that is rejected as invalid has a token that Connect does not take any more. */
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
