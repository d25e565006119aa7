import type { ContactStore } from '../store/contact-store.ts';
import type { Directory } from '../store/directory.ts';
import type { IdempotencyTable } from '../store/idempotency.ts';
import type { TransferLedger } from '../store/transfer-ledger.ts';

/** What an operation works on. */
export interface OperationContext {
  /** The moment of the request; everything that it writes bears this time. */
  readonly now: Date;
  /** When the emulator was started: the time of everything that the seed gives no time for. */
  readonly startedAt: Date;
  readonly newId: () => string;
  readonly directory: Directory;
  readonly contacts: ContactStore;
  readonly idempotency: IdempotencyTable;
  readonly ledger: TransferLedger;
  readonly transferableChannels: readonly string[];
  /** How long the token of a next page is good for. */
  readonly pageTokenTtlMs: number;
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
