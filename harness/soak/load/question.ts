import type { Judgement, Reply } from './reply.ts';

/** When a caller goes away: some time after it has sent all, or half of it, or with the first bytes of the answer. */
export type Leaving =
  | { readonly with: 'request'; readonly afterMs: number }
  | { readonly with: 'half of the request'; readonly afterMs: number }
  | { readonly with: 'part of the answer' };

/** A request as it is sent. */
export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a caller sends, and how to judge the answer. */
export interface Question {
  /** Bytes that are no HTTP are text. */
  readonly request: Request | string;
  /** Whether its document is new to the gateway. */
  readonly newDocument: boolean;
  readonly leaving?: Leaving;
  readonly judge: (reply: Extract<Reply, { kind: 'whole' }>) => Judgement;
  /** What to think of an answer that broke off, where that may happen. */
  readonly judgeBroken?: (cause: string) => Judgement;
}

/** Asks by POST and JSON, as most front-ends do. */
export function posted(members: object): Request {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(members),
  };
}

/** Asks by GET. */
export function gotten(members: Readonly<Record<string, string>>): Request {
  return {
    method: 'GET',
    path: `/graphql?${new URLSearchParams(members).toString()}`,
    // What browsers cannot send across origins by themselves; GET is not taken without it.
    headers: { 'apollo-require-preflight': 'true' },
    body: '',
  };
}
