import { expect, test } from '@jest/globals';
import { exampleTabs } from '../../src/graphiql/tabs.ts';
import { startWorld } from '../support/world.ts';
import { visit } from './browser.ts';
import { editor, fill, openTab, play, remembered, result, tabNames, variables } from './parts.ts';

test('examples for another contact centre leave ids out, say which, and run when they are put in', async () => {
  await using world = await startWorld({
    gateway: { graphiql: true, builtInContactCentre: false },
  });
  await using visited = await visit(`${world.client.url}/graphiql`);
  const { page, complaints } = visited;
  await editor(page).getByText('ActiveTasks').waitFor();

  const names = await tabNames(page);
  const texts: string[] = [];
  for (const name of names) {
    await openTab(page, name);
    texts.push(
      (await editor(page).textContent()) ?? '',
      (await variables(page).textContent()) ?? '',
    );
  }
  await openTab(page, 'ActiveTasks');
  await play(page).click();
  await result(page).getByText('totalCount').waitFor();
  const answer = (await result(page).textContent()) ?? '';
  const [id = 'none'] = /[\da-f]{8}-[\da-f-]{27}/.exec(answer) ?? [];
  await openTab(page, 'OneTask');
  await variables(page).getByText('The id of a task, from tab 1.').waitFor();
  await fill(page, 'Variables', `{ "id": "${id}" `);
  await play(page).click();
  await result(page).getByText('queuePriority').waitFor();

  expect(names).toHaveLength(exampleTabs('other').length);
  expect(texts.join('\n')).not.toMatch(/\d0000000-0000-4000/);
  expect(complaints).toStrictEqual([]);
});

test('tabs with ids of one contact centre are not shown for another at the same address', async () => {
  await using world = await startWorld({ gateway: { graphiql: true } });
  await using visited = await visit(`${world.client.url}/graphiql`);
  const { page } = visited;
  await editor(page).getByText('ActiveTasks').waitFor();
  await openTab(page, 'OneTask');

  await page.route(`${world.client.url}/graphiql`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace('data-contact-centre="built-in"', 'data-contact-centre="other"');
    await route.fulfill({ response, body });
  });
  await page.reload();
  await editor(page).getByText('ActiveTasks').waitFor();
  await openTab(page, 'OneTask');

  expect(await variables(page).textContent()).toMatch(/The.id.of.a.task/);
});

test.each([
  ['the built-in contact centre', true],
  ['another one', false],
])('headers that an earlier page has left are deleted by that of %s', async (_, isBuiltIn) => {
  await using world = await startWorld({
    gateway: { graphiql: true, builtInContactCentre: isBuiltIn },
  });
  await using visited = await visit(`${world.client.url}/graphiql`);
  const { page } = visited;
  await editor(page).getByText('ActiveTasks').waitFor();
  const item = { query: '{ a }', headers: '{"authorization":"Bearer token-1"}' };
  const left = {
    'graphiql:headers': item.headers,
    'graphiql:queries': JSON.stringify({ queries: [item] }),
    'graphiql:favorites': JSON.stringify({ favorites: [item] }),
    'graphiql:tabState': JSON.stringify({ tabs: [item], activeTabIndex: 0 }),
  };
  await page.addInitScript(`Object.assign(localStorage, ${JSON.stringify(left)})`);

  await page.reload();
  await editor(page).getByText('ActiveTasks').waitFor();
  const kept = await remembered(page);

  expect(kept).toContain('{ a }');
  expect(kept).not.toContain('token-1');
});
