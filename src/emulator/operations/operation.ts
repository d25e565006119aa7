import type { EmulatorState } from '../emulator-state.ts';

/** What an operation works on. */
export interface OperationContext extends EmulatorState {
  /** The time of the request; everything that it writes has this time. */
  readonly now: Date;
}

/**
 * One operation of Connect: takes an input whose limits have been checked, gives the output, and
 * throws ConnectError for every failure that the operation declares.
 */
export type Operation<Input, Output> = (input: Checked<Input>, context: OperationContext) => Output;

/**
 * An input of the SDK as it is after the check of its constraints. The SDK types a required member
 * as `T | undefined`; here it is `T`, at every depth.
 */
export type Checked<T> = T extends Date | string | number | boolean | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Checked<Item>[]
    : {
        // An optional member may be left out, a required one may only be undefined.
        readonly [K in keyof T]: Partial<Pick<T, K>> extends Pick<T, K>
          ? Checked<T[K]>
          : Checked<NonNullable<T[K]>>;
      };
