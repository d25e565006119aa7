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
