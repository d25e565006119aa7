import { describe, expect, test } from '@jest/globals';
import {
  resolveAmbiguousOutcome,
  type AmbiguousOutcome,
} from '../../../../src/contacts/operations/transfer-contact/resolve-ambiguous-outcome.ts';
import type {
  ConnectSpan,
  TransferWindow,
} from '../../../../src/contacts/operations/transfer-contact/transfer-window.ts';
import type { ObservedTransfer } from '../../../../src/contacts/operations/transfer-contact/verify-transfer.ts';

const to = (place: 'target' | 'elsewhere' | 'any', begunAt = 5_500): ObservedTransfer => ({
  state: 'transferred',
  contactId: 'new',
  contactArn: 'arn:new',
  begunAt,
  place,
});
const ACTIVE = { state: 'active' } as const;
const ENDED = { state: 'ended' } as const;
const UNKNOWN = { state: 'unknown' } as const;

type Changes = Partial<ConnectSpan & Omit<TransferWindow, 'times' | 'shownBefore'>>;

const window = (from: number, until: number, changes: Changes = {}): TransferWindow => {
  const {
    isComplete = true,
    isFirst = true,
    hasCompetitor = false,
    sentAfter = from,
    sentBefore = from,
    endsBefore = until,
    shownFrom = -Infinity,
    shownUntil = Infinity,
  } = changes;
  const times = [{ sentAfter, sentBefore, endsBefore, shownFrom, shownUntil }];
  return { times, shownBefore: [], isComplete, isFirst, hasCompetitor };
};
const OWN = [window(5_000, 9_000)];
const CONTESTED = [window(5_000, 9_000, { hasCompetitor: true })];

const FAILED = { responded: true };
const SILENT = { responded: false };

const evidence = (changes: Partial<AmbiguousOutcome>): AmbiguousOutcome => ({
  shown: UNKNOWN,
  windows: OWN,
  isFromOtherTransfer: false,
  isAtLarge: false,
  indeterminate: [SILENT],
  rejection: 'none',
  ...changes,
});

describe('a transfer that shows at its target', () => {
  test.each<[string, Partial<AmbiguousOutcome>, string]>([
    ['within its time', {}, 'executed'],
    ['and that Connect said had failed', { indeterminate: [FAILED] }, 'executed'],
    ['within the time of an earlier request', { indeterminate: [], isAtLarge: true }, 'executed'],
    ['before its time', { shown: to('target', 4_900) }, 'unknown'],
    ['after its time', { shown: to('target', 9_001) }, 'unknown'],
    ['at a time that is not known', { windows: [] }, 'unknown'],
    ['and is another’s', { isFromOtherTransfer: true }, 'unknown'],
    ['and may be another’s', { windows: CONTESTED }, 'unknown'],
    [
      'between two requests',
      { windows: [window(1_000, 3_000), window(6_000, 9_000, { isFirst: false })] },
      'unknown',
    ],
    [
      'between two requests, and may have been in the second',
      {
        windows: [window(1_000, 3_000), window(6_000, 9_000, { isFirst: false, sentAfter: 5_000 })],
      },
      'unknown',
    ],
    [
      'within the second of two requests',
      { windows: [window(1_000, 3_000), window(5_400, 9_000, { isFirst: false })] },
      'executed',
    ],
    [
      'within the second of two requests, and may be another’s then',
      {
        windows: [
          window(1_000, 3_000),
          window(5_400, 9_000, { isFirst: false, hasCompetitor: true }),
        ],
      },
      'unknown',
    ],
    [
      'before its time, and Connect rejected it at once',
      { shown: to('target', 4_900), rejection: 'early' },
      'not-executed',
    ],
    [
      'before the time of a retry, and Connect rejected it at once',
      {
        shown: to('target', 4_900),
        windows: [window(5_000, 9_000, { isFirst: false })],
        rejection: 'early',
      },
      'unknown',
    ],
    [
      'before its time by a clock that may have been set since, and Connect rejected it at once',
      {
        shown: to('target', 4_900),
        windows: [window(5_000, 9_000, { isComplete: false })],
        rejection: 'early',
      },
      'unknown',
    ],
    [
      'after its time, and Connect rejected it at once',
      { shown: to('target', 9_001), rejection: 'early' },
      'unknown',
    ],
    [
      'and Connect knew of it when it rejected it',
      { rejection: 'early', changesKnownUntil: 5_500 },
      'not-executed',
    ],
    [
      'and Connect may not have known of it when it rejected it',
      { rejection: 'early', changesKnownUntil: 5_499 },
      'unknown',
    ],
    ['though Connect rejected it at once', { rejection: 'early' }, 'unknown'],
    ['though Connect rejected it later', { rejection: 'late' }, 'not-executed'],
    [
      'as another’s, as Connect said',
      { isFromOtherTransfer: true, rejection: 'early' },
      'not-executed',
    ],
    ['as perhaps another’s', { windows: CONTESTED, rejection: 'early' }, 'unknown'],
    ['as perhaps another’s, later', { windows: CONTESTED, rejection: 'late' }, 'not-executed'],
  ])('%s', (_, changes, decision) => {
    expect(resolveAmbiguousOutcome(evidence({ shown: to('target'), ...changes }))).toBe(decision);
  });
});

describe('what shows something else', () => {
  test.each<[ObservedTransfer, Partial<AmbiguousOutcome>, string]>([
    [to('elsewhere'), {}, 'unknown'],
    [to('elsewhere'), { rejection: 'early' }, 'not-executed'],
    [to('any'), {}, 'unknown'],
    [to('any'), { rejection: 'early' }, 'unknown'],
    [to('any'), { rejection: 'early', isFromOtherTransfer: true }, 'not-executed'],
    [to('any'), { rejection: 'late' }, 'not-executed'],

    [ACTIVE, {}, 'unknown'],
    [ACTIVE, { indeterminate: [FAILED] }, 'not-executed'],
    [ACTIVE, { indeterminate: [FAILED, FAILED] }, 'not-executed'],
    [ACTIVE, { indeterminate: [SILENT, FAILED] }, 'unknown'],
    [ACTIVE, { indeterminate: [FAILED], isAtLarge: true }, 'unknown'],
    [ACTIVE, { indeterminate: [], isAtLarge: true }, 'unknown'],
    [ACTIVE, { indeterminate: [], isAtLarge: true, rejection: 'early' }, 'unknown'],
    [ACTIVE, { indeterminate: [], rejection: 'early' }, 'not-executed'],
    [ACTIVE, { indeterminate: [] }, 'not-executed'],
    [ACTIVE, { rejection: 'early' }, 'unknown'],
    [ACTIVE, { indeterminate: [FAILED], rejection: 'early' }, 'not-executed'],

    [ENDED, {}, 'unknown'],
    [ENDED, { indeterminate: [FAILED] }, 'unknown'],
    [ENDED, { rejection: 'early' }, 'unknown'],
    [ENDED, { indeterminate: [FAILED], rejection: 'early' }, 'not-executed'],
    [ENDED, { indeterminate: [], rejection: 'early', isAtLarge: true }, 'not-executed'],

    [UNKNOWN, {}, 'unknown'],
    [UNKNOWN, { indeterminate: [FAILED] }, 'unknown'],
    [UNKNOWN, { rejection: 'late' }, 'unknown'],
    [UNKNOWN, { indeterminate: [], rejection: 'early' }, 'unknown'],
    [UNKNOWN, { indeterminate: [], rejection: 'late', isAtLarge: true }, 'unknown'],
    [UNKNOWN, { indeterminate: [], rejection: 'late' }, 'not-executed'],
  ])('%j with %j', (shown, changes, decision) => {
    expect(resolveAmbiguousOutcome(evidence({ shown, ...changes }))).toBe(decision);
  });
});
