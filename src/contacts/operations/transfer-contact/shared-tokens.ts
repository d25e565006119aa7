import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TokenResult } from '../kit/operation.ts';
import { canLeadToSamePlace } from './transfer-model.ts';
import type { CompletedTransfer, TransferCommand } from './transfer-model.ts';

/** A request with a token as gateways share it: as digests. */
interface NamedToken {
  readonly contact: string;
  readonly token: string;
  readonly target: string;
  /** The id of the request. */
  readonly run: string;
}

/** What gateways know of a token, as strings. All times are from one clock that all gateways read. */
type TokenRecord =
  | {
      readonly state: 'open';
      readonly target: string;
      readonly from: number;
      readonly ends: number;
      /** For each of its running requests, by its id, when it will have ended: one that crashed stays until then. */
      readonly runs: Readonly<Record<string, number>>;
      /** Whether a request has ended without an outcome. */
      readonly lost: boolean;
      /** When the last such request ended. */
      readonly quiet?: number | undefined;
      /** Until when Connect may be processing such a request. */
      readonly large?: number | undefined;
    }
  | { readonly state: 'executed'; readonly contact: string }
  | { readonly state: 'unreadable' };

interface TokenRecords {
  readonly now: number;
  readonly own: TokenRecord | undefined;
  readonly others: readonly TokenRecord[];
  readonly isFull: boolean;
}

/**
 * The store in which gateways share what they know of tokens. Its methods never reject: on an error, nothing is known.
 */
export interface TokenStore {
  open(token: NamedToken, endsInMs: number): Promise<TokenRecords | undefined>;
  look(token: NamedToken): Promise<TokenRecords | undefined>;
  close(
    token: NamedToken,
    state: TokenResult<object>['state'],
    contact: string | undefined,
    begunBeforeMs: number,
    atLargeMs: number,
  ): Promise<void>;
}

/** What other gateways and earlier processes know of a token and its competitors. */
export interface SharedKnowledge {
  /** The transfer, if the token was executed. */
  readonly executed: CompletedTransfer | undefined;
  /** Whether the outcome of another request is unknown. */
  readonly isOpen: boolean;
  /** Whether Connect may be processing another request. */
  readonly isAtLarge: boolean;
  /** The time since the last request that may have executed it, in milliseconds; negative while one may be running. */
  readonly quietForMs: number;
  /** Whether another token may have brought the contact to the same place while this one was in flight. */
  readonly hasCompetitor: boolean;
  /** The new contacts of other tokens. */
  readonly ofOthers: ReadonlySet<string>;
}

/** The clock that all gateways share, and the time that a response takes. */
const MARGIN_MS = 1_000;

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), id: z.string() }),
  z.object({ kind: z.literal('user'), id: z.string() }),
  z.object({ kind: z.literal('flow') }),
]);
const newContact = z.object({ contactId: z.string(), contactArn: z.string() });

/** Shares a gateway's knowledge of tokens with other gateways. */
export class SharedTokens {
  readonly #store: TokenStore;
  readonly #digest: (text: string) => string;

  /** @param digest makes names that only gateways can compute. */
  constructor(store: TokenStore, digest: (text: string) => string) {
    this.#store = store;
    this.#digest = digest;
  }

  /**
   * Begins a request.
   *
   * @param key the token, with what it was sent for.
   */
  begin(key: string, request: TransferCommand, endsInMs: number): SharedRun {
    const { instanceId, contactId } = request;
    const named = {
      contact: this.#digest(JSON.stringify([instanceId, contactId])),
      token: this.#digest(key),
      target: JSON.stringify(request.target),
      run: randomUUID(),
    };
    return new SharedRun(this.#store, named, request, endsInMs);
  }
}

/** A request as other gateways see it. */
export class SharedRun {
  readonly #store: TokenStore;
  readonly #named: NamedToken;
  readonly #request: TransferCommand;
  readonly #endsInMs: number;
  readonly #begunAt = performance.now();
  #from: number | undefined;
  #known: SharedKnowledge | undefined;
  /** Whether the store was unavailable for a while, so that other requests may have been missed. */
  #isBlind = false;
  readonly #opened: Promise<void>;

  constructor(store: TokenStore, named: NamedToken, request: TransferCommand, endsInMs: number) {
    this.#store = store;
    this.#named = named;
    this.#request = request;
    this.#endsInMs = endsInMs;
    this.#opened = store.open(named, endsInMs).then((records) => {
      if (records === undefined) return;
      const { own, now } = records;
      this.#from = own?.state === 'open' ? own.from : now;
      this.#known = this.#knowledgeOf(records, this.#from);
    });
  }

  /** Resolves when the request is announced, or cannot be announced. */
  get opened(): Promise<void> {
    return this.#opened;
  }

  /** The state at the last read; `undefined` when the request could not be announced. */
  get known(): SharedKnowledge | undefined {
    return this.#known;
  }

  /** Reads the state again. While Redis cannot be read, other requests may run unseen, so their effects are unknown. */
  async look(): Promise<void> {
    const known = this.#known;
    if (known === undefined || this.#from === undefined) return;
    const records = await this.#store.look(this.#named);
    if (records === undefined) {
      this.#isBlind = true;
      this.#known = { ...known, hasCompetitor: true };
      return;
    }
    const { own } = records;
    const { executed, hasCompetitor, ofOthers } = this.#knowledgeOf(records, this.#from);
    const isJoined =
      own?.state === 'open' && (own.lost || isOtherRunning(own, this.#named)) && !known.isOpen;
    this.#known = {
      executed: executed ?? known.executed,
      isOpen: known.isOpen || isJoined,
      isAtLarge:
        known.isAtLarge ||
        (isJoined && (isOtherRunning(own, this.#named) || isLost(own, records.now))),
      quietForMs: isJoined ? 0 : known.quietForMs,
      hasCompetitor: this.#isBlind || hasCompetitor,
      ofOthers,
    };
  }

  /** Ends the request. */
  async end(result: TokenResult<CompletedTransfer>): Promise<void> {
    const ranMs = performance.now() - this.#begunAt;
    const isAtLarge = result.state === 'open' && result.isAtLarge;
    const atLargeMs = isAtLarge ? Math.max(0, this.#endsInMs - ranMs) : 0;
    await this.#opened;
    const contact =
      result.state === 'executed' ? JSON.stringify(newContact.parse(result.result)) : undefined;
    await this.#store.close(this.#named, result.state, contact, ranMs, atLargeMs);
  }

  #knowledgeOf({ now, own, others, isFull }: TokenRecords, from: number): SharedKnowledge {
    const ofOthers = new Set<string>();
    let hasCompetitor = isFull;
    for (const other of others) {
      if (other.state === 'executed') {
        const contact = newContact.safeParse(parseJson(other.contact));
        if (contact.success) ofOthers.add(contact.data.contactId);
        else hasCompetitor = true;
      } else if (other.state === 'unreadable') {
        hasCompetitor = true;
      } else {
        const to = target.safeParse(parseJson(other.target));
        const isRival = !to.success || canLeadToSamePlace(this.#request.target, to.data);
        hasCompetitor ||= isRival && other.ends + MARGIN_MS >= from;
      }
    }
    const executed =
      own?.state === 'executed' ? newContact.safeParse(parseJson(own.contact)).data : undefined;
    return {
      executed: executed && { command: this.#request, ...executed },
      isOpen: own !== undefined && executed === undefined,
      isAtLarge: own?.state === 'open' && (lastEndOf(own) > now || isLost(own, now)),
      quietForMs: own?.state === 'open' ? now - lastEndOf(own) : own === undefined ? Infinity : 0,
      hasCompetitor,
      ofOthers,
    };
  }
}

type OpenRecord = Extract<TokenRecord, { state: 'open' }>;

function isOtherRunning({ runs }: OpenRecord, { run }: NamedToken): boolean {
  return Object.keys(runs).some((other) => other !== run);
}

/** When the last of the requests that may have executed the token ended, or will have ended. */
function lastEndOf({ runs, quiet = -Infinity }: OpenRecord): number {
  return Math.max(quiet, ...Object.values(runs));
}

/** Whether Connect may be processing a request that has ended. */
function isLost({ large }: OpenRecord, now: number): boolean {
  return large !== undefined && large > now;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
