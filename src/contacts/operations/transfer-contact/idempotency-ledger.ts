import { LRUCache } from 'lru-cache';
import type { ClockHistory, ConnectClock } from '../../../connect/connect-clock.ts';
import type { LocalSpan } from '../kit/execution.ts';
import type { TokenResult, TokenRun } from '../kit/operation.ts';
import { type CompetingToken, CompetingTokens, MAX_WINDOWS } from './competing-tokens.ts';
import type { SharedKnowledge, SharedTokens } from './shared-tokens.ts';
import {
  type CompletedTransfer,
  type RequestedTransfer,
  TRANSFER_RETRY,
  type TransferCommand,
  type TransferOutcome,
} from './transfer-model.ts';
import { inConnectTime, type TransferWindow } from './transfer-window.ts';

/** A transfer with an idempotency token, from before it is sent until its result for the token is known. */
export interface TransferTokenRun extends TokenRun<TransferOutcome> {
  /** Whether Connect may still be processing an earlier request, or one from another gateway. */
  readonly isAtLarge: boolean;
  /** Whether all earlier requests ended so long ago that Connect shows their changes. */
  readonly isLate: boolean;
  /** When the token may have been executed: by earlier requests of this process, and by this one if it has such a span. */
  windows(span: LocalSpan | undefined): TransferWindow[];
  /**
   * The same for requests of earlier processes. Their memory is lost, so their records must be searched for transfers
   * with other tokens before a transfer is attributed to this token.
   */
  windowsOfRecords(): TransferWindow[];
  /** Whether a new contact is known to belong to another token. */
  isFromOtherTransfer(newContactId: string): boolean;
  /**
   * The time in Connect's clock up to which Connect knew its own changes when it answered, given a time of the
   * monotonic clock.
   */
  changesKnownUntil(answeredAt: number): number | undefined;
  end(result: TokenResult<CompletedTransfer>): void;
}

export interface IdempotencyLedgerOptions {
  readonly clock: ConnectClock;
  /** How long Connect may take to show a change, in milliseconds. */
  readonly shownWithinMs: number;
  /** The monotonic clock that `clock` uses, in milliseconds; the process's own by default. */
  readonly now?: () => number;
  /** What other gateways and earlier processes know. */
  readonly shared?: SharedTokens | undefined;
  /** The max number of tokens that are remembered. */
  readonly max?: number;
}

/** More entries than callers can retry within the retry window. */
const DEFAULT_MAX = 10_000;

/** A request whose outcome is unknown, and when it may have been executed. */
interface OpenRequest {
  readonly span: LocalSpan;
  readonly isFirst: boolean;
  /** Whether it is known only from the record of an earlier process. */
  readonly isRestored: boolean;
  /** Connect's clock during the request, as it was known when the request ended. */
  readonly clock: ClockHistory | undefined;
}

/** A token that is being sent, or whose outcome is unknown. */
interface OpenToken extends CompetingToken {
  readonly key: string;
  requests: OpenRequest[];
  /** Whether another gateway or an earlier process has left its outcome unknown. */
  isOpenElsewhere: boolean;
  /** When the latest request that may have executed it ended. */
  quietSince: number;
  /** Until when Connect may still process a request that has ended, or delay showing its outcome. */
  atLargeUntil: number;
}

/**
 * What this process knows of the tokens of transfers.
 *
 * It remembers the results that callers got, because a retry that does not reach Connect shows nothing about earlier
 * requests with the same token. It also knows the tokens whose outcome is unknown, running ones included: the state of
 * a contact proves nothing about one token while another may have caused it. Another one may have if its requests were
 * in flight at the same time: from before they were sent until their deadline, plus the time that Connect may take to
 * show a change. So a token that is not sent again competes with others only for that time.
 *
 * An evicted token counts as unknown, and so does everything that Connect shows of its time.
 */
export class IdempotencyLedger {
  readonly #clock: ConnectClock;
  readonly #shownWithinMs: number;
  readonly #now: () => number;
  readonly #shared: SharedTokens | undefined;
  readonly #competing = new CompetingTokens();
  readonly #open: LRUCache<string, OpenToken>;
  readonly #executed: LRUCache<string, CompletedTransfer>;
  readonly #owners: LRUCache<string, { readonly key: string; readonly at: number }>;

  constructor(options: IdempotencyLedgerOptions) {
    const { clock, shownWithinMs, max = DEFAULT_MAX, now = () => performance.now() } = options;
    this.#clock = clock;
    this.#shownWithinMs = shownWithinMs;
    this.#now = now;
    this.#shared = options.shared;
    this.#executed = new LRUCache({ max });
    this.#owners = new LRUCache<string, { readonly key: string; readonly at: number }>({
      max,
      dispose: ({ at }, _, why) => {
        if (why === 'evict') this.#competing.forgetUntil(at);
      },
    });
    this.#open = new LRUCache({
      max,
      dispose: (token, _, why) => {
        if (why === 'evict') this.#competing.forget(token);
      },
    });
  }

  /**
   * The result for the caller, given earlier requests with the same token and arguments: a success stands, and an
   * unknown outcome stays unknown after a request that executed nothing itself.
   */
  consistentOutcome(requested: RequestedTransfer, outcome: TransferOutcome): TransferOutcome {
    if (outcome.ok) return outcome;
    const key = keyOf(requested);
    const { failure, determinedBy } = outcome;
    const executed = this.#executed.get(key);
    if (executed !== undefined) return { ok: true, result: executed, determinedBy };
    // Throttling says when to retry, and nothing about the outcome.
    if (!isOpen(this.#open.peek(key)) || failure.reason === 'throttled') return outcome;
    const { clientToken } = requested;
    const connectRequestId = 'connectRequestId' in failure ? failure.connectRequestId : null;
    const unknown = {
      reason: 'outcome-unknown',
      retry: TRANSFER_RETRY,
      clientToken,
      connectRequestId,
    } as const;
    return { ok: false, failure: unknown, determinedBy };
  }

  /**
   * Begins a request, before anything is sent.
   *
   * @param remainingMs the time until its deadline.
   */
  begin(
    requested: RequestedTransfer,
    request: TransferCommand,
    remainingMs: number,
  ): TransferTokenRun {
    const now = this.#now();
    const key = keyOf(requested);
    const token = this.#open.get(key) ?? this.#add(key, request);
    const isRetry = isOpen(token);
    const quietForMs = now - token.quietSince;
    const isAtLarge = now < token.atLargeUntil;
    const atLargeMs = remainingMs + this.#shownWithinMs;
    token.running += 1;
    this.#competing.addSpan(token, { from: now, until: now + atLargeMs });
    const shared = this.#shared?.begin(key, request, atLargeMs);
    const announced = shared?.opened.then(() => {
      this.#learn(token, shared.known);
    });
    // Other requests may have done what is not known of them.
    const hasCompetitorElsewhere = (): boolean =>
      shared !== undefined && shared.known?.hasCompetitor !== false;
    const isAtLargeNow = (): boolean => isAtLarge || shared?.known?.isAtLarge === true;
    const shownWithinMs = this.#shownWithinMs;
    let published: Promise<void> | undefined;
    let hasEnded = false;
    return {
      // Connect itself knows the outcome of a token, so each request asks it.
      known: Promise.resolve(undefined),
      announced: announced ?? Promise.resolve(),
      get isRetry() {
        return isRetry || shared?.known?.isOpen === true;
      },
      get isAtLarge() {
        return isAtLargeNow();
      },
      get isLate() {
        if (isAtLargeNow()) return false;
        return Math.min(quietForMs, shared?.known?.quietForMs ?? Infinity) >= shownWithinMs;
      },
      windows: (span) => {
        const own = token.requests.filter((each) => !each.isRestored);
        const isFirst = !isOpen(token);
        if (span) own.push({ span, isFirst, isRestored: false, clock: undefined });
        return this.#windowsOf(token, own, hasCompetitorElsewhere());
      },
      windowsOfRecords: () => {
        const restored = token.requests.filter((each) => each.isRestored);
        return this.#windowsOf(token, restored, hasCompetitorElsewhere());
      },
      isFromOtherTransfer: (id) =>
        (this.#owners.get(id)?.key ?? key) !== key || shared?.known?.ofOthers.has(id) === true,
      changesKnownUntil: (answeredAt) => {
        // It may have been set since the first request that may have caused a change.
        const from = Math.min(now, ...token.requests.map(({ span }) => span.from));
        const clock = this.#clock.since(from);
        if (clock?.isComplete !== true) return undefined;
        const earliest = Math.min(...clock.settings.map(({ min }) => min));
        return answeredAt + earliest - this.#shownWithinMs;
      },
      refresh: async () => {
        await shared?.look();
        this.#learn(token, shared?.known);
      },
      end: (result) => {
        if (hasEnded) return;
        hasEnded = true;
        token.running -= 1;
        this.#end(token, result, now + atLargeMs);
        published = shared?.end(result);
      },
      get published() {
        return published ?? Promise.resolve();
      },
    };
  }

  /** Takes over what others know of the token. */
  #learn(token: OpenToken, known: SharedKnowledge | undefined): void {
    if (known?.executed !== undefined) this.#remember(token.key, known.executed);
    else if (known?.isOpen === true) token.isOpenElsewhere = true;
  }

  #remember(key: string, transfer: CompletedTransfer): void {
    this.#executed.set(key, transfer);
    this.#owners.set(transfer.contactId, { key, at: this.#now() });
  }

  /**
   * Adds a request of an earlier process whose outcome is unknown. Callers that shared one request left a record each,
   * so overlapping requests count as one.
   *
   * @param span when it may have been executed. It starts with a record, so a contact that is slightly older than the
   * request, within the uncertainty of the clocks, is not attributed to it.
   * @param quietSince the latest time at which the request can have ended.
   */
  restore(request: TransferCommand, span: LocalSpan, quietSince: number): void {
    const key = keyOf(request);
    if (this.#executed.has(key)) return;
    const token = this.#open.get(key) ?? this.#add(key, request);
    const { from, until } = span;
    this.#competing.addSpan(token, { from, until: until + this.#shownWithinMs });
    const last = token.requests.at(-1);
    if (last?.isRestored === true && last.span.from <= until && from <= last.span.until) {
      const both = {
        from: Math.min(from, last.span.from),
        until: Math.max(until, last.span.until),
      };
      token.requests = [
        ...token.requests.slice(0, -1),
        { span: both, isFirst: false, isRestored: true, clock: undefined },
      ];
    } else {
      const restored = { span, isFirst: false, isRestored: true, clock: undefined };
      token.requests = [...token.requests, restored].slice(-MAX_WINDOWS);
      this.#keep(token);
    }
    token.quietSince = Math.max(token.quietSince, quietSince);
    token.atLargeUntil = Math.max(token.atLargeUntil, until + this.#shownWithinMs);
  }

  #end(token: OpenToken, result: TokenResult<CompletedTransfer>, atLargeUntil: number): void {
    const { key } = token;
    switch (result.state) {
      case 'executed':
        this.#remember(key, result.result);
        this.#close(token);
        return;
      case 'not-executed':
        this.#close(token);
        return;
      case 'open':
        if (this.#executed.has(key)) {
          this.#close(token);
          return;
        }
        this.#addRequest(token, result.span);
        if (result.isAtLarge) token.atLargeUntil = Math.max(token.atLargeUntil, atLargeUntil);
        return;
      case 'unchanged':
        if (isOpen(token) && !this.#executed.has(key)) this.#keep(token);
        else this.#close(token);
    }
  }

  #add(key: string, { instanceId, contactId, target }: TransferCommand): OpenToken {
    const contact = JSON.stringify([instanceId, contactId]);
    const token = {
      key,
      contact,
      target,
      spans: [],
      requests: [],
      isOpenElsewhere: false,
      running: 0,
      quietSince: -Infinity,
      atLargeUntil: -Infinity,
    };
    this.#keep(token);
    return token;
  }

  /** It may have been evicted while it was running. */
  #keep(token: OpenToken): void {
    this.#open.set(token.key, token);
    this.#competing.add(token);
  }

  #addRequest(token: OpenToken, span: LocalSpan): void {
    const clock = this.#clock.since(span.from);
    const isFirst = !isOpen(token);
    const request = { span, isFirst, isRestored: false, clock };
    token.requests = [...token.requests, request].slice(-MAX_WINDOWS);
    token.quietSince = this.#now();
    this.#keep(token);
  }

  #close(token: OpenToken): void {
    token.requests = [];
    token.isOpenElsewhere = false;
    token.atLargeUntil = -Infinity;
    if (token.running > 0) return;
    if (this.#open.peek(token.key) === token) this.#open.delete(token.key);
    this.#competing.remove(token);
  }

  #windowsOf(
    token: OpenToken,
    requests: readonly OpenRequest[],
    hasCompetitorElsewhere: boolean,
  ): TransferWindow[] {
    return requests.flatMap((request) => {
      const clock = this.#clockDuring(request);
      if (clock === undefined) return [];
      const hasCompetitor =
        hasCompetitorElsewhere || this.#competing.hasCompetitor(token, request.span);
      const { isFirst } = request;
      return [{ ...inConnectTime(request.span, clock), isFirst, hasCompetitor }];
    });
  }

  /** What was known of the clock soon after a request is more exact than what later responses show. */
  #clockDuring(request: OpenRequest): ClockHistory | undefined {
    const clock = this.#clock.since(request.span.from);
    const earlier = new Map(request.clock?.settings.map((setting) => [setting.id, setting]));
    return (
      clock && {
        ...clock,
        settings: clock.settings.map((setting) => {
          const { min, max } = earlier.get(setting.id) ?? setting;
          return { ...setting, min, max };
        }),
      }
    );
  }
}

/** Whether the outcome of a request that has ended is unknown. */
function isOpen(token: OpenToken | undefined): boolean {
  return token !== undefined && (token.requests.length > 0 || token.isOpenElsewhere);
}

function keyOf(requested: RequestedTransfer): string {
  const { instanceId, contactId, clientToken } = requested;
  const target =
    'quickConnectId' in requested
      ? requested.quickConnectId
      : [requested.contactFlowId, requested.target];
  return JSON.stringify([instanceId, contactId, clientToken, target]);
}
