import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from './call-connect.ts';
import type { ConnectCommand } from './connect-command.ts';
import type { ConnectResult } from './connect-failure.ts';

/** More pages than anything that is read as a whole has. */
const MAX_PAGES = 50;

/** Reads all pages of a list, and joins what `pick` takes of each. A list without an end is a failure of Connect. */
export async function readAll<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes & { readonly NextToken?: string | undefined },
  Item,
>(
  callConnect: CallConnect,
  commandFor: (nextToken: string | undefined) => ConnectCommand<Input, Output>,
  pick: (output: Output) => readonly Item[] | undefined,
): Promise<ConnectResult<Item[]>> {
  const items: Item[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const result = await callConnect(commandFor(token));
    if (!result.ok) return result;
    items.push(...(pick(result.output) ?? []));
    token = result.output.NextToken;
    if (token === undefined) return { ok: true, output: items };
  }
  const cause = 'a list without an end';
  return { ok: false, failure: { kind: 'unclear', answered: false, cause, requestId: undefined } };
}
