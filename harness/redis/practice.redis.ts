import { describe, expect, test } from '@jest/globals';
import { linesOf, practiceOf, runScript } from '../../test/docs/support/practice.ts';
import { PAGES, readBlocks } from '../../test/support/docs.ts';

const LABEL = 'practice-redis';
/** They mostly wait, half a minute in all. */
const TIMEOUT_MS = 240_000;

const withRedis = await Promise.all(
  PAGES.map(async (page) => (await readBlocks(page)).some(({ label }) => label === LABEL)),
);
/** The commands that need a Redis continue those before them on their page. */
const practices = (await practiceOf('practice', LABEL)).filter(
  ({ page }) => withRedis[PAGES.indexOf(page)],
);

describe('commands to practise with Redis', () => {
  test.each(practices)(
    'of $page print what the page shows',
    async ({ script, answer }) => {
      const { printed, errors } = await runScript(script);

      expect({ errors, lines: linesOf(printed) }).toStrictEqual({
        errors: '',
        lines: linesOf(answer),
      });
    },
    TIMEOUT_MS,
  );
});
