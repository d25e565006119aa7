import { createHash } from 'node:crypto';
import type {
  ConnectClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-connect';
import type { Command } from '@smithy/types';

/** A command of `@aws-sdk/client-connect`, such as `TransferContactCommand`. */
export type ConnectCommand<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
> = Command<ServiceInputTypes, Input, ServiceOutputTypes, Output, ConnectClientResolvedConfig>;

/** Connect's name of a command's operation, such as `TransferContact`. */
export function operationOf(command: object): string {
  return command.constructor.name.replace(/Command$/, '');
}

/** Whether an operation only reads, by its name. */
export function isRead(operation: string): boolean {
  return /^(BatchGet|Describe|Get|List|Search)/.test(operation);
}

/**
 * What a call is about, as a key: its contact, or else everything that its input names beside the instance, the page
 * and the token. `undefined` when that is nothing.
 */
export function resourceOf({ input }: { readonly input: object }): string | undefined {
  const named = Object.entries(input).filter(
    ([name, value]) => value !== undefined && !NAMES_NO_RESOURCE.has(name),
  );
  if (named.length === 0) return undefined;
  const [, contactId] = named.find(([name]) => name === 'ContactId') ?? [];
  return typeof contactId === 'string'
    ? contactId
    : createHash('sha256').update(JSON.stringify(named)).digest('base64');
}

const NAMES_NO_RESOURCE = new Set(['ClientToken', 'InstanceId', 'MaxResults', 'NextToken']);
