import { describe, expect, test } from '@jest/globals';
import { futureIssues, scheduledTimeIssues } from '../../../src/contacts/inputs/scheduled-time.ts';

const NOW = Date.parse('2026-11-29T12:00:00.000Z');
const DAY = 86_400_000;
const PATH = ['input', 'scheduledTime'];
const CLOCK = 'It is 2026-11-29T12:00:00.000Z by the clock of Amazon Connect';
const PAST = [{ path: PATH, message: `must be in the future. ${CLOCK}` }];
const FAR = [{ path: PATH, message: `must be at most 90 days ahead. ${CLOCK}` }];

describe('the time for which a contact is scheduled', () => {
  test.each([
    ['absent', undefined, []],
    ['null', null, []],
    ['past', -1_001, PAST],
    ['as long ago as the clock is uncertain', -1_000, PAST],
    ['perhaps in the future', -999, []],
    ['ahead', DAY, []],
    ['perhaps less than 90 days ahead', 90 * DAY + 1_000, []],
    ['too far ahead', 90 * DAY + 1_001, FAR],
  ])('is %s', (_, ahead, issues) => {
    const time = typeof ahead === 'number' ? new Date(NOW + ahead) : ahead;
    const range = { min: NOW - 1_000, max: NOW + 1_000 };

    expect(scheduledTimeIssues(PATH, time, { range, estimate: NOW })).toStrictEqual(issues);
  });

  test('is left to Connect while its clock is a guess', () => {
    const range = { min: NOW - 30 * DAY, max: NOW + 30 * DAY };
    const issuesOf = (ahead: number): readonly object[] =>
      scheduledTimeIssues(PATH, new Date(NOW + ahead), { range, estimate: NOW });

    expect(issuesOf(-29 * DAY)).toStrictEqual([]);
    expect(issuesOf(119 * DAY)).toStrictEqual([]);
    expect(issuesOf(-30 * DAY)).toStrictEqual(PAST);
  });
});

describe('the time for which a contact is scheduled, when the clock is known,', () => {
  const ahead = (ms: number): Date => new Date(NOW + ms);

  test.each([
    ['absent', undefined],
    ['null', null],
    ['a millisecond ahead', ahead(1)],
    ['six days and a millisecond ahead', ahead(6 * DAY + 1)],
    ['90 days ahead', ahead(90 * DAY)],
  ])('has no issues: %s', (_, time) => {
    expect(futureIssues(PATH, time, new Date(NOW))).toStrictEqual([]);
  });

  test.each([
    ['now', ahead(0), PAST],
    ['a millisecond ago', ahead(-1), PAST],
    ['no valid time', new Date(Number.NaN), PAST],
    ['over 90 days ahead', ahead(90 * DAY + 1), FAR],
  ])('has an issue: %s', (_, time, issues) => {
    expect(futureIssues(PATH, time, new Date(NOW))).toStrictEqual(issues);
  });
});
