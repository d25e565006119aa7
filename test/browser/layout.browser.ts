import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { jwtOptionsFor } from '../support/dev-issuer.ts';
import { poll } from '../support/poll.ts';
import { startWorld, type World } from '../support/world.ts';
import { visit, type Visit } from './browser.ts';
import { editor, notices, play, result, tab, tabNames } from './parts.ts';

const NARROW = 'GraphiQL is made for desktops.';

describe('GraphiQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { graphiql: true } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const visitAt = async (width: number): Promise<Visit> => {
    const visited = await visit(`${world.client.url}/graphiql`, { width, height: 900 });
    await editor(visited.page).getByText('ActiveTasks').waitFor();
    return visited;
  };
  /** How high the scrollbar of the row of tabs is. */
  const scrollbarOfTabs = (page: Page): Promise<number> =>
    page.evaluate(`(() => {
      const row = document.querySelector('[role=tablist]');
      return row.offsetHeight - row.clientHeight;
    })()`);
  const sides = async (part: Locator): Promise<{ left: number; right: number }> => {
    const { x, width } = (await part.boundingBox()) ?? { x: NaN, width: NaN };
    return { left: x, right: x + width };
  };

  test.each([
    ['without authentication', {}],
    ['beside the sign-in', { jwt: jwtOptionsFor('http://127.0.0.1:1') }],
  ])('shows its last tab whole at 1440 pixels, with the docs open, %s', async (_, auth) => {
    await using other = await startWorld({ gateway: { graphiql: true, ...auth } });
    await using visited = await visit(`${other.client.url}/graphiql`);
    const { page } = visited;
    await editor(page).getByText('ActiveTasks').waitFor();

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Docs', { exact: true }).waitFor();
    const row = await sides(page.getByRole('tablist'));
    const last = await sides(tab(page, 'Viewer'));
    const add = await sides(page.getByRole('button', { name: 'New tab' }));

    expect((await tabNames(page)).at(-1)).toBe('Viewer');
    expect(last.right).toBeLessThanOrEqual(row.right);
    expect(last.right).toBeLessThan(add.left);
    expect(await scrollbarOfTabs(page)).toBe(0);
  });

  test('scrolls to a tab for which there is no room', async () => {
    await using visited = await visitAt(768);
    const { page } = visited;

    await page.getByRole('button', { name: 'New tab' }).click();
    await page.getByRole('tab', { name: 'untitled', selected: true }).waitFor();
    const row = await sides(page.getByRole('tablist'));
    const active = await poll(
      () => sides(tab(page, 'untitled')),
      ({ left, right }) => left >= row.left && right <= row.right + 1,
    );

    expect(active.left).toBeGreaterThanOrEqual(row.left);
    expect(active.right).toBeLessThanOrEqual(row.right + 1);
    expect(await scrollbarOfTabs(page)).toBeGreaterThan(0);
  });

  test('says at 390 pixels that it is for desktops, can be dismissed, and works', async () => {
    await using visited = await visitAt(390);
    const { page } = visited;

    await notices(page).getByText(NARROW).waitFor();
    await play(page).click();
    await result(page).getByText('totalCount').waitFor();
    const answer = await sides(page.getByLabel('Result Window'));
    await notices(page).getByRole('button', { name: 'Dismiss' }).click();

    expect(answer.right - answer.left).toBeGreaterThan(250);
    expect(answer.right).toBeLessThanOrEqual(390);
    expect(await notices(page).getByText(NARROW).count()).toBe(0);
  });

  test.each([768, 1440])('does not say so at %d pixels', async (width) => {
    await using visited = await visitAt(width);

    expect(await notices(visited.page).getByText(NARROW).isVisible()).toBe(false);
  });
});
