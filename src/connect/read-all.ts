import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from './call-connect.ts';
import type { ConnectCommand } from './connect-command.ts';
import type { ConnectResult } from './connect-failure.ts';

/** A page for all that is asked for by its ids, and one more: Connect may end a list only when it is asked for more. */
export const PAGES_BY_IDS = 2;

/** More pages than a list has that is read as a whole: Connect's pages are of a hundred entries and more. */
export const PAGES_OF_WHOLE_LIST = 5;

/**
 * Reads all pages of a list, and joins what `pick` takes of each. A list that goes on after the most pages counts as a
 * failure of Connect.
 */
export async function readAll<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes & { readonly NextToken?: string | undefined },
  Item,
>(
  callConnect: CallConnect,
  commandFor: (nextToken: string | undefined) => ConnectCommand<Input, Output>,
  pick: (output: Output) => readonly Item[] | undefined,
  mostPages: number,
): Promise<ConnectResult<Item[]>> {
  const items: Item[] = [];
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const result = await callConnect(commandFor(token));
    if (!result.ok) return result;
    items.push(...(pick(result.output) ?? []));
    token = result.output.NextToken;
    if (token === undefined) return { ok: true, output: items };
  }
  const cause = 'a list without an end';
  return { ok: false, failure: { kind: 'unclear', answered: false, cause, requestId: undefined } };
}
