import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ZodType } from 'zod';
import type { ConnectCommand } from '../../connect/connect-command.ts';
import type { ConnectResult } from '../../connect/connect-failure.ts';

/** A read of the directory, and what is kept of its result. */
export interface CachedRead<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
> {
  readonly command: ConnectCommand<Input, Output>;
  /** Picks what is kept of Connect's response; `undefined` when it is missing, which is a failure of Connect. */
  readonly pick: (output: Output) => Value | undefined;
  /** The form in which it is shared with other gateways. */
  readonly codec: ZodType<Value>;
}

/** Sends equal reads of all requests as one call for the lifetime of its result. */
export type ReadCached = <
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
>(
  read: CachedRead<Input, Output, Value>,
) => Promise<ConnectResult<Value>>;
