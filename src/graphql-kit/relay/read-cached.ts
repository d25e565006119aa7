import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ZodType } from 'zod';
import type { ConnectCommand } from '../../connect/connect-command.ts';
import type { ConnectResult } from '../../connect/connect-failure.ts';

/** A read of the directory, and the part of its result that is cached. */
export interface CachedRead<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
> {
  readonly command: ConnectCommand<Input, Output>;
  /** Picks the part of Connect's response to cache; `undefined` when it is missing, which is a failure of Connect. */
  readonly pick: (output: Output) => Value | undefined;
  /** The codec of the value that gateways share. */
  readonly codec: ZodType<Value>;
}

/** Sends equal reads of all requests as one call during the lifetime of its result. */
export type ReadCached = <
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
>(
  read: CachedRead<Input, Output, Value>,
) => Promise<ConnectResult<Value>>;
