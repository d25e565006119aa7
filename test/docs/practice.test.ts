import { beforeAll, describe, expect, test } from '@jest/globals';
import pMap from 'p-map';
import { linesOf, practiceOf, type Printed, runScript } from './support/practice.ts';

/** They take half a minute, and more on a busy machine. */
const TIMEOUT_MS = 240_000;

const practices = await practiceOf('practice');

describe('commands to practise', () => {
  const printedBy = new Map<string, Printed>();
  // They mostly wait, so several run at the same time.
  beforeAll(async () => {
    await pMap(
      practices,
      async ({ page, script }) => {
        printedBy.set(page, await runScript(script));
      },
      { concurrency: 3 },
    );
  }, TIMEOUT_MS);

  test.each(practices)('of $page print what the page shows', ({ page, answer }) => {
    const { printed = '', errors } = printedBy.get(page) ?? {};

    expect({ errors, lines: linesOf(printed) }).toStrictEqual({
      errors: '',
      lines: linesOf(answer),
    });
  });
});
