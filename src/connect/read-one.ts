import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { CallConnect } from './call-connect.ts';
import type { ConnectCommand } from './connect-command.ts';
import { type ConnectResult, isUnknown } from './connect-failure.ts';

/** The result of a read: the resource, `null` if Connect does not know it, or why it could not be read. */
export type ReadResult<Resource> = ConnectResult<Resource | null>;

/** Whether Connect does not know the resource. */
export function isMissing(result: ReadResult<unknown> | undefined): boolean {
  return result?.ok === true && result.output === null;
}

/** Reads one resource by a Describe operation; `pick` selects the part of its output that holds the resource. */
export async function readOne<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Resource,
>(
  callConnect: CallConnect,
  command: ConnectCommand<Input, Output>,
  pick: (output: Output) => Resource | undefined,
): Promise<ReadResult<Resource>> {
  const result = await callConnect(command);
  if (!result.ok) {
    return isUnknown(result.failure, idsIn(command.input)) ? { ok: true, output: null } : result;
  }
  const resource = pick(result.output);
  if (resource !== undefined) return { ok: true, output: resource };
  const { requestId } = result.output.$metadata;
  const cause = 'an answer without the resource';
  return { ok: false, failure: { kind: 'indeterminate', responded: false, cause, requestId } };
}

function idsIn(input: object): string[] {
  return Object.entries(input).flatMap(([name, value]: [string, unknown]) =>
    name.endsWith('Id') && typeof value === 'string' ? [value] : [],
  );
}
