import { createHash } from 'node:crypto';
import type { Identity } from '../../../auth/caller.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import type { InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import type { RetrySafety } from '../../errors/contact-outcome-unknown.error.ts';
import type { OperationCommand } from './execution.ts';
import type { OperationFailure } from './operation-failure.ts';
import type { OperationTokenRun, OperationTokens, StoredResult } from './operation-tokens.ts';
import type { OperationOutcome, TokenResult, TokenRun } from './operation.ts';

/** What a token is remembered with. */
export interface RememberedRequest<Result> {
  readonly operation: string;
  readonly command: OperationCommand;
  /** What was requested, as text. */
  readonly content: string;
  readonly caller: string;
  readonly retry: RetrySafety;
  /** The issues that only a first request has. */
  readonly expiryIssues: readonly InputIssue[];
  readonly store: (result: Result) => StoredResult;
  /** Undefined when the result is that of another request. */
  readonly restore: (stored: StoredResult) => Result | undefined;
}

/** The caller of a token, as text: equal tokens of two callers are two tokens. */
export function callerOfToken(identity: Pick<Identity, 'issuer' | 'subject'> | undefined): string {
  return identity === undefined ? '' : JSON.stringify([identity.issuer, identity.subject]);
}

type TokenContent = Pick<RememberedRequest<object>, 'caller' | 'command' | 'content'>;

/**
 * The token that Connect receives. Connect does not know the callers of the gateway, so that equal tokens of two callers
 * would be one. Nor does each operation report that a token was used with another input: for a token that the gateway no
 * longer remembers, the answer would name what the other input has created. It does not depend on the gateway's secret,
 * because a retry must have the same token after a restart.
 */
function tokenForConnect({ caller, command, content }: TokenContent): string {
  return createHash('sha256')
    .update(JSON.stringify([caller, command.clientToken, content]))
    .digest('base64url');
}

/** A request with a token that the gateway remembers for 24 hours. */
export class RememberedRun<Result extends object> implements TokenRun<
  OperationOutcome<Result, OperationFailure>
> {
  readonly known: Promise<OperationOutcome<Result, OperationFailure> | undefined>;
  readonly announced: Promise<void>;
  readonly #begun: Promise<OperationTokenRun>;
  readonly #request: RememberedRequest<Result>;
  #earlier: OperationTokenRun['earlier'] = { state: 'none' };
  #published: Promise<void> | undefined;

  constructor(tokens: OperationTokens, request: RememberedRequest<Result>, deadline: Deadline) {
    const { operation, command, content, caller } = request;
    const { instanceId, clientToken } = command;
    this.#request = request;
    this.#begun = tokens.begin({ caller, instanceId, operation, clientToken }, content, deadline);
    this.known = this.#begun.then(({ earlier }) => {
      this.#earlier = earlier;
      return this.#outcomeOf(earlier);
    });
    this.announced = this.known.then(() => undefined);
  }

  get isRetry(): boolean {
    return this.#earlier.state === 'open';
  }

  /** The token that Connect receives, if the operation takes one. */
  get tokenForConnect(): string {
    return tokenForConnect(this.#request);
  }

  /** What another gateway has executed meanwhile. */
  get executed(): Result | undefined {
    if (this.#earlier.state !== 'executed') return undefined;
    return this.#request.restore(this.#earlier.result);
  }

  /** Whether Connect may still be processing an earlier request. */
  get isAtLarge(): boolean {
    return this.#earlier.state === 'open' && this.#earlier.isAtLarge;
  }

  /** How long ago the last earlier request ended, in milliseconds. */
  get quietForMs(): number {
    return this.#earlier.state === 'open' ? this.#earlier.quietForMs : Infinity;
  }

  get published(): Promise<void> {
    return this.#published ?? Promise.resolve();
  }

  /** Whether the values are no longer valid, although an earlier request with them may have been executed. */
  get isExpired(): boolean {
    return this.#request.expiryIssues.length > 0;
  }

  async refresh(): Promise<void> {
    this.#earlier = await (await this.#begun).refresh();
  }

  end(result: TokenResult<Result>): void {
    this.#published ??= this.#begun.then(async (run) =>
      run.end(
        result.state === 'executed'
          ? { state: 'executed', result: this.#request.store(result.result) }
          : result,
      ),
    );
  }

  #outcomeOf(
    earlier: OperationTokenRun['earlier'],
  ): OperationOutcome<Result, OperationFailure> | undefined {
    const { command, restore, retry, expiryIssues: issues } = this.#request;
    const { clientToken } = command;
    switch (earlier.state) {
      case 'none':
        if (issues.length === 0) return undefined;
        return { ok: false, failure: { reason: 'bad-input', issues }, determinedBy: undefined };
      case 'open':
        return undefined;
      case 'executed': {
        const result = restore(earlier.result);
        if (result !== undefined) return { ok: true, result, determinedBy: undefined };
        return this.#outcomeOf({ state: 'conflict' });
      }
      case 'conflict':
        return {
          ok: false,
          failure: { reason: 'idempotency-conflict', clientToken },
          determinedBy: undefined,
        };
      case 'running':
        return {
          ok: false,
          failure: { reason: 'outcome-unknown', clientToken, connectRequestId: null, retry },
          determinedBy: undefined,
        };
    }
  }
}
