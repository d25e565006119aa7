import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-connect';
import type { ZodType } from 'zod';
import type { ConnectCommand } from '../../connect/connect-command.ts';
import type { ConnectResult } from '../../connect/connect-failure.ts';

/** A read of what is of the directory, and what of it is of use. */
export interface CachedRead<
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
> {
  readonly command: ConnectCommand<Input, Output>;
  /** Takes from Connect's answer what is kept; `undefined` when it is not there, which is a failure of Connect. */
  readonly pick: (output: Output) => Value | undefined;
  /** The form in which it is shared with other gateways. */
  readonly codec: ZodType<Value>;
}

/** Makes equal reads of all requests one call, for a while. */
export type ReadCached = <
  Input extends ServiceInputTypes,
  Output extends ServiceOutputTypes,
  Value extends object,
>(
  read: CachedRead<Input, Output, Value>,
) => Promise<ConnectResult<Value>>;
