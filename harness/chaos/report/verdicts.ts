import type { ExecutedTransfer } from '../../../src/emulator/store/transfer-ledger.ts';
import { Tally } from './tally.ts';

/** What a caller had been told when it stopped asking. */
export type LastWord =
  | { readonly kind: 'success'; readonly newContactId: string | undefined }
  | { readonly kind: 'failure' }
  /** It was told nothing, or that it is open. */
  | { readonly kind: 'open' };

/** What a caller had asked for. */
export interface Wish {
  readonly contactId: string;
  readonly queueId: string;
  /** Whose transfer it is to be; that of anybody, when nobody gave a token. */
  readonly token?: string | undefined;
}

export const VERDICTS = {
  right: 'told what is so',
  lost: 'told of a failure, and it was done',
  invented: 'told of a success, and it was not',
  open: 'not told for sure',
} as const;

/** Holds the last words of callers against the books. */
export class Verdicts {
  readonly callers = new Tally();

  add(wish: Wish, last: LastWord, books: readonly ExecutedTransfer[]): void {
    const done = books.filter(
      ({ contactId, target, token }) =>
        contactId === wish.contactId &&
        target.queueId === wish.queueId &&
        token === (wish.token ?? token),
    );
    this.callers.add(VERDICTS[verdictOf(last, done)]);
  }

  /** All verdicts, those that never came up too. */
  rows(): (readonly [string, string])[] {
    return Object.values(VERDICTS).map((name) => [
      name,
      this.callers.of(name).toLocaleString('en'),
    ]);
  }
}

function verdictOf(last: LastWord, done: readonly ExecutedTransfer[]): keyof typeof VERDICTS {
  switch (last.kind) {
    case 'open':
      return 'open';
    case 'failure':
      return done.length === 0 ? 'right' : 'lost';
    case 'success': {
      const isDone = done.some(({ newContactId }) => newContactId === last.newContactId);
      return isDone ? 'right' : 'invented';
    }
  }
}
