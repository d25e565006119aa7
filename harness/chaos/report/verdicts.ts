import type { ExecutedTransfer } from '../../../src/emulator/store/transfer-ledger.ts';
import { Tally } from './tally.ts';

/** What a caller knew when it stopped retrying. */
export type LastWord =
  | { readonly kind: 'success'; readonly newContactId: string | undefined }
  | { readonly kind: 'failure' }
  /** It got no answer, or that the outcome is open. */
  | { readonly kind: 'open' };

/** What a caller had requested. */
export interface Wish {
  readonly contactId: string;
  readonly queueId: string;
  /** The token of the transfer; any transfer counts when no token was sent. */
  readonly token?: string | undefined;
}

const VERDICTS = {
  right: 'correct answer',
  lost: 'answered with a failure, but executed',
  invented: 'answered with a success, but not executed',
  open: 'no definite answer',
} as const;

/** Holds the last words of callers against the ledger. */
export class Verdicts {
  readonly callers = new Tally();

  add(wish: Wish, last: LastWord, ledger: readonly ExecutedTransfer[]): void {
    const done = ledger.filter(
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
