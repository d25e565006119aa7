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

/** Whether an operation changes nothing: Connect's names tell it. */
export function isRead(operation: string): boolean {
  return /^(BatchGet|Describe|Get|List|Search)/.test(operation);
}
