import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { exampleTabs } from '../../src/graphiql/tabs.ts';
import { startWorld, type World } from '../support/world.ts';
import { visit } from './browser.ts';
import { editor, notices, play, result, tab, tabNames, untilStored, variables } from './parts.ts';

const QUERY = `query First { __typename }
query Linked($id: ID!) { contact(id: $id) { name } }`;
const VARIABLES = '{"id":"60000000-0000-4000-8000-000000000001"}';

describe('a link to GraphiQL', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { graphiql: true } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  const link = (parameters: Record<string, string>, path = '/graphiql'): string =>
    `${world.client.url}${path}?${String(new URLSearchParams(parameters))}`;
  const active = (page: Page): Promise<string | null> =>
    page.getByRole('tab', { selected: true }).locator('.graphiql-tab-button').textContent();

  test.each(['/graphiql', '/graphiql/', '/'])(
    'opens its document in a tab of its own, by way of %s, and runs nothing',
    async (path) => {
      const parameters = { query: QUERY, variables: VARIABLES, operationName: 'Linked' };
      const before = world.upstream.calls.length;
      const withHeaders = { ...parameters, headers: '{"authorization":"Bearer x"}' };
      await using visited = await visit(link(withHeaders, path));
      const { page, complaints } = visited;

      await tab(page, 'Linked').waitFor();
      await editor(page).getByText('Linked').waitFor();
      await variables(page).getByText('"60000000-0000-4000-8000-000000000001"').waitFor();
      await notices(page).getByText('A link opened this tab. Read it before you run it.').waitFor();

      expect(await active(page)).toBe('Linked');
      expect(await tabNames(page)).toHaveLength(exampleTabs('built-in').length + 1);
      expect(world.upstream.calls).toHaveLength(before);
      expect(page.url()).toBe(`${world.client.url}/graphiql`);
      const [request] = await Promise.all([
        page.waitForRequest(
          (each) => each.postData()?.includes('"operationName":"Linked"') === true,
        ),
        page
          .getByRole('button', { name: 'Execute query' })
          .click()
          .then(async () => {
            await page.getByRole('menuitem', { name: 'Linked' }).click();
          }),
      ]);
      await result(page).getByText('Windscreen claim 4711').waitFor();
      expect(request.headers()).not.toHaveProperty('authorization');
      expect(complaints).toStrictEqual([]);
    },
  );

  test('opens after the tabs that the browser remembers, and once', async () => {
    await using visited = await visit(`${world.client.url}/graphiql`);
    const { page } = visited;
    await editor(page).getByText('ActiveTasks').waitFor();
    await untilStored(page);
    const remembered = await tabNames(page);

    const opened = [];
    while (opened.length < 2) {
      await page.goto(link({ query: 'query Linked { __typename }' }));
      await editor(page).getByText('Linked').waitFor();
      await untilStored(page, ({ tabs }) => tabs.at(-1)?.title === 'Linked');
      opened.push({ active: await active(page), titles: await tabNames(page) });
    }
    await page.reload();
    await editor(page).getByText('Linked').waitFor();

    const after = { active: 'Linked', titles: [...remembered, 'Linked'] };
    expect([...opened, { active: await active(page), titles: await tabNames(page) }]).toStrictEqual(
      [after, after, after],
    );
  });

  test('without usable variables says so', async () => {
    await using visited = await visit(
      link({ query: 'query Linked { __typename }', variables: '[' }),
    );

    await notices(visited.page).getByText('Its variables are left out').waitFor();
    await editor(visited.page).getByText('Linked').waitFor();
    await play(visited.page).click();
    await result(visited.page).getByText('"Query"').waitFor();

    expect((await variables(visited.page).textContent())?.trim()).toBe('');
  });

  test('opens with variables that would not fit into the browser when indented', async () => {
    // Long by its many lines, not by its levels alone: thousands of those can exceed the stack of Monaco's JSON worker.
    const wide = `{"a":${'['.repeat(900)}${'0,'.repeat(2_400)}0${']'.repeat(900)}}`;
    await using visited = await visit(
      link({ query: 'query Linked { __typename }', variables: wide }),
    );
    const { page, complaints } = visited;

    await editor(page).getByText('Linked').waitFor();
    await variables(page).getByText('{"a":[[[').waitFor();

    expect(complaints).toStrictEqual([]);
  });
});
