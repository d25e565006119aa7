import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page, Request } from 'playwright-core';
import { requestToken } from '../../tools/issuer/request-token.ts';
import { AUDIENCE, jwtOptionsFor, startDevIssuer } from '../support/dev-issuer.ts';
import { until } from '../support/until.ts';
import { startWorld, type World } from '../support/world.ts';
import { visit, type Visit } from './browser.ts';
import {
  editor,
  fill,
  notices,
  openTab,
  play,
  remembered,
  result,
  showsIssue,
  tab,
  untilStored,
} from './parts.ts';

const NEEDED = 'Sign in to load the schema.';

describe('signing in to GraphiQL, with the issuer for laptops', () => {
  let issuer: Awaited<ReturnType<typeof startDevIssuer>>;
  let world: World;
  beforeAll(async () => {
    issuer = await startDevIssuer();
    world = await startWorld({ gateway: { graphiql: true, jwt: jwtOptionsFor(issuer.url) } });
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
    await issuer[Symbol.asyncDispose]();
  });

  const tokenOf = (sub: string, expiresInSeconds = 3_600): Promise<string> =>
    requestToken(issuer.url, {
      scope: 'contacts:read directory:read contacts:transfer attributes:read',
      audience: AUDIENCE,
      claims: { sub, exp: Math.floor(Date.now() / 1_000) + expiresInSeconds },
    });

  const visitPage = async (): Promise<Visit> => {
    const visited = await visit(`${world.client.url}/graphiql`);
    await editor(visited.page).getByText('ActiveTasks').waitFor();
    return visited;
  };

  async function signIn(page: Page, token: string): Promise<void> {
    await notices(page).getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('textbox', { name: /access token/i }).fill(token);
    await page.keyboard.press('Enter');
  }

  /** The header that the next operation of this name is sent with. */
  const sentWith = async (page: Page, name: string): Promise<string | undefined> => {
    const sent = (request: Request): boolean => request.postData()?.includes(name) === true;
    const [request] = await Promise.all([page.waitForRequest(sent), play(page).click()]);
    return request.headers()['authorization'];
  };

  test('is requested before there is a schema, and nothing is sent, and nothing looks broken', async () => {
    await using visited = await visitPage();
    const { page, complaints } = visited;

    await notices(page).getByText(NEEDED).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const docs = page.getByRole('region', { name: 'Documentation Explorer' });
    await docs.getByText(NEEDED).waitFor();
    await docs.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('dialog', { name: 'Sign in' }).waitFor();

    expect(complaints).toStrictEqual([]);
    expect(world.log.filter(({ reason }) => reason === 'no-token')).toStrictEqual([]);
  });

  test('loads the schema, and holds in all tabs and in those opened later', async () => {
    await using visited = await visitPage();
    const { page, complaints } = visited;
    const token = await tokenOf('maria');

    await signIn(page, `Bearer ${token}`);
    await page.getByRole('button', { name: 'Signed in: maria' }).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation' }).waitFor();
    await expect(notices(page).getByText(NEEDED).count()).resolves.toBe(0);
    await expect(result(page).getByText(NEEDED).count()).resolves.toBe(0);
    const sent = [await sentWith(page, 'ActiveTasks')];
    await result(page).getByText('totalCount').waitFor();
    await openTab(page, 'OneTask');
    sent.push(await sentWith(page, 'OneTask'));
    await result(page).getByText('queuePriority').waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await editor(page).first().click();
    await page.keyboard.insertText('query Later { __typename }');
    await tab(page, 'Later').waitFor();
    sent.push(await sentWith(page, 'Later'));

    expect(sent).toStrictEqual(Array(3).fill(`Bearer ${token}`));
    expect(complaints).toStrictEqual([]);
    expect(page.url()).toBe(`${world.client.url}/graphiql`);
    expect(await remembered(page)).not.toContain(token);
    expect(JSON.stringify(world.log)).not.toContain(token);
  });

  test('gives the variables pane the schema to check with', async () => {
    await using visited = await visitPage();
    const { page } = visited;

    await signIn(page, await tokenOf('maria'));
    await page.getByRole('button', { name: 'Signed in: maria' }).waitFor();
    await editor(page).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query Q($t: TransferTargetInput!) { __typename ');
    await fill(page, 'Variables', '{ "t": { "queueId": "x", "userId": "y" ');

    expect(await showsIssue(page, 'Object has more properties than limit of 1.')).toBe(true);
  });

  test('shows who is signed in, and forgets them and the schema', async () => {
    await using visited = await visitPage();
    const { page, complaints } = visited;

    await signIn(page, await tokenOf('maria'));
    await page.getByRole('button', { name: 'Signed in: maria' }).click();
    const dialog = page.getByRole('dialog', { name: 'Signed in' });
    const shown = await dialog.getByRole('definition').allTextContents();
    await dialog.getByRole('button', { name: 'Sign out' }).click();
    await notices(page).getByText(NEEDED).waitFor();
    await result(page).getByText(NEEDED).waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('region', { name: 'Documentation Explorer' }).getByText(NEEDED).waitFor();

    expect(shown).toStrictEqual([
      'maria',
      'contacts:readdirectory:readcontacts:transferattributes:read',
      expect.stringMatching(/20\d\d.*401/),
    ]);
    expect(await sentWith(page, 'ActiveTasks')).toBeUndefined();
    // Chromium itself complains once the answer is there.
    await until(() => complaints.length > 0);
    expect(complaints).toStrictEqual([expect.stringContaining('401')]);
  });

  test('gives way to what a tab has in its headers, however that is spelt, and keeps neither', async () => {
    await using visited = await visitPage();
    const { page } = visited;

    await signIn(page, await tokenOf('maria'));
    const other = await tokenOf('ben');
    await page.getByRole('button', { name: 'Signed in: maria' }).waitFor();
    await fill(page, 'Headers', `{ "Authorization": "Bearer ${other}" `);
    const own = await sentWith(page, 'ActiveTasks');
    await result(page).getByText('totalCount').waitFor();
    await page.getByRole('button', { name: 'New tab' }).click();
    await untilStored(page, ({ tabs }) => tabs.at(-1)?.title !== 'Viewer');

    expect(own).toBe(`Bearer ${other}`);
    expect(await remembered(page)).toContain('ActiveTasks');
    expect(await remembered(page)).not.toContain(other);
  });

  test('says what a 401 means, and what helps', async () => {
    await using visited = await visitPage();
    const { page } = visited;

    await signIn(page, `${await tokenOf('maria')}x`);
    await notices(page).getByText('The gateway rejected the token (401)').waitFor();
    await page.getByRole('button', { name: 'Signed in: maria · rejected' }).waitFor();
    await notices(page).getByRole('button', { name: 'Sign in again' }).click();
    await page.getByRole('textbox', { name: /access token/i }).fill(await tokenOf('ben'));
    await page.getByRole('button', { name: 'Use this token' }).click();

    await page.getByRole('button', { name: 'Signed in: ben', exact: true }).waitFor();
    expect(await notices(page).getByText('rejected').count()).toBe(0);
  });

  test('loads the schema again for a token that was rejected before', async () => {
    await using visited = await visitPage();
    const { page } = visited;
    const token = await tokenOf('maria');
    const rejected = { status: 401, json: { errors: [{ message: 'Later.' }] } };
    await page.route(`${world.client.url}/graphql`, (route) => route.fulfill(rejected));

    await signIn(page, token);
    await page.getByRole('button', { name: 'Signed in: maria · rejected' }).waitFor();
    await page.unroute(`${world.client.url}/graphql`);
    await notices(page).getByRole('button', { name: 'Sign in again' }).click();
    await page.getByRole('textbox', { name: /access token/i }).fill(token);
    await page.getByRole('button', { name: 'Use this token' }).click();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();

    await page.getByRole('link', { name: 'Mutation' }).waitFor();
    expect(await notices(page).getByText('rejected').count()).toBe(0);
  });

  test('says when a token is over', async () => {
    await using visited = await visitPage();
    const { page } = visited;

    await signIn(page, await tokenOf('maria', 8));
    await page.getByRole('button', { name: 'Signed in: maria', exact: true }).waitFor();

    await notices(page).getByText('Your token expired').waitFor();
    const button = page.getByRole('button', { name: 'Signed in: maria · expired' });
    expect(await button.count()).toBe(1);
  });

  test('takes the keyboard alone, rejects what is no token, and gives the focus back', async () => {
    await using visited = await visitPage();
    const { page } = visited;
    const token = await tokenOf('maria');
    const focused = page.locator(':focus');

    await notices(page).getByRole('button', { name: 'Sign in' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('no token');
    await page.keyboard.press('Enter');
    const alert = await page.getByRole('alert').filter({ hasText: 'not a token' }).textContent();
    const field = page.getByRole('textbox', { name: 'Access token' });
    const invalid = await field.getAttribute('aria-invalid');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const afterEscape = await focused.textContent();
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(token);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#gateway-sign-in:focus').waitFor();

    expect(alert).toContain('Paste the whole token');
    expect(invalid).toBe('true');
    expect(afterEscape).toBe('Sign in');
    expect(await focused.textContent()).toContain('maria');
  });

  test('is not offered where no token is required', async () => {
    await using open = await startWorld({ gateway: { graphiql: true } });
    await using visited = await visit(`${open.client.url}/graphiql`);
    const { page } = visited;

    await editor(page).getByText('ActiveTasks').waitFor();

    expect(await page.getByText('Sign in').count()).toBe(0);
  });
});
