import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { exampleTabs } from '../../src/graphiql/tabs.ts';
import { startWorld, type World } from '../support/world.ts';
import { visit, type Visit } from './browser.ts';
import {
  choose,
  editor,
  fill,
  openTab,
  play,
  result,
  showsIssue,
  variables,
  tab,
} from './parts.ts';

/** Under what the editor says is wrong. */
const underlined = (page: Page): Locator =>
  page.getByLabel('Operation Editor').locator('.squiggly-error');

describe('GraphiQL in a browser', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { graphiql: true } });
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  /** Opens the page where a browser would begin, and waits until it can be worked with. */
  const visitRoot = async (): Promise<Visit> => {
    const visited = await visit(`${world.client.url}/`);
    await editor(visited.page).getByText('ActiveTasks').waitFor();
    await variables(visited.page).getByText('first').waitFor();
    return visited;
  };

  test('opens on its story, from the root, without a complaint or another host', async () => {
    await using visited = await visitRoot();
    const { page, complaints, origins } = visited;

    await play(page).click();
    await result(page).getByText('totalCount').waitFor();

    expect(page.url()).toBe(`${world.client.url}/graphiql`);
    expect(await page.getByRole('tab').count()).toBe(exampleTabs('built-in').length);
    expect(complaints).toStrictEqual([]);
    expect([...origins]).toStrictEqual([world.client.url]);
  });

  test('its examples run from tab to tab, transfers among them', async () => {
    await using visited = await visitRoot();
    const { page, complaints } = visited;

    for (const [tab, answer] of [
      ['ActiveTasks', 'totalCount'],
      ['OneTask', 'queuePriority'],
      ['Destinations', 'transferDestinations'],
      ['ToQueue', 'TransferContactSuccess'],
      ['ToUser', 'TransferContactSuccess'],
    ] as const) {
      await openTab(page, tab);
      await play(page).click();
      await result(page).getByText(answer).waitFor();
    }
    for (const [tab, operations] of [
      [
        'EndedContact',
        {
          EndedContact: 'ContactNotActiveError',
          PhoneCall: 'ContactChannelNotSupportedError',
          UnknownUser: 'ContactResourceNotFoundError',
        },
      ],
      [
        'Suspend',
        {
          Suspend: 'SuspendContactRecordingSuccess',
          Resume: 'ResumeContactRecordingSuccess',
          Monitor: 'MonitorContactSuccess',
          Dismiss: 'ContactNotDismissibleError',
        },
      ],
      [
        'WhatIsPossible',
        {
          WhatIsPossible: 'ASSOCIATE_CONTACT_WITH_USER',
          CheckTransfer: 'checkTransfer',
          CheckStop: 'checkStop',
          CheckAssociation: 'checkAssociation',
        },
      ],
      ['Viewer', { Viewer: 'ASSIGN_CONTACTS', ById: 'effectiveHours', Node: 'Queue' }],
    ] as const) {
      await openTab(page, tab);
      for (const [operation, answer] of Object.entries(operations)) {
        await choose(page, operation);
        await result(page).getByText(answer).first().waitFor();
      }
    }

    const transfers = world.upstream.operations().filter((name) => name === 'TransferContact');
    expect(transfers).toHaveLength(5);
    expect(complaints).toStrictEqual([]);
  });

  test('plays the life of a task, from operation to operation of one tab', async () => {
    await using visited = await visitRoot();
    const { page, complaints } = visited;
    /** Puts an id between the quotes of the variable, in place of the one that is there. */
    const putContactId = async (before: string, contactId: string): Promise<void> => {
      await variables(page).locator('.view-line', { hasText: '"contactId"' }).click();
      await page.keyboard.press('End');
      const keys = [
        ...Array<string>('",'.length).fill('ArrowLeft'),
        ...Array<string>(before.length).fill('Shift+ArrowLeft'),
      ];
      for (const key of keys) await page.keyboard.press(key);
      await page.keyboard.insertText(contactId);
      await variables(page).getByText(`"${contactId}"`).waitFor();
    };

    await openTab(page, 'Start');
    let contactId = '';
    for (const [operation, answer] of [
      ['Start', 'StartTaskContactSuccess'],
      ['Assign', 'AssociateContactWithUserSuccess'],
      ['Pause', 'PauseContactSuccess'],
      ['Resume', 'ResumeContactSuccess'],
      ['Tag', 'TagContactSuccess'],
      ['Transfer', 'TransferContactSuccess'],
      ['Stop', 'StopContactSuccess'],
    ] as const) {
      const answered = page.waitForResponse(
        (response) => response.request().postData()?.includes(`"${operation}"`) === true,
      );
      await choose(page, operation);
      await result(page).getByText(answer).waitFor();

      const [, next] = /"contactId":"([^"]+)"/.exec(await (await answered).text()) ?? [];
      if (next !== undefined) await putContactId(contactId, next);
      contactId = next ?? contactId;
    }

    expect(world.emulator.state.contacts.latest(contactId)).toMatchObject({
      name: 'Call Ms Ito back',
      tags: expect.objectContaining({ team: 'roof' }),
      disconnectTimestamp: expect.any(Date),
    });
    expect(complaints).toStrictEqual([]);
  });

  test('underlines a target with two keys while it is typed', async () => {
    await using visited = await visitRoot();
    const { page } = visited;

    await openTab(page, 'ToQueue');
    await page.locator('.view-line', { hasText: 'target: {' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    expect(await underlined(page).count()).toBe(0);
    await page.keyboard.type('userId: "x" ');

    const reason = 'OneOf Input Object "TransferTargetInput" must specify exactly one key.';
    expect(await showsIssue(page, reason)).toBe(true);
    expect(await underlined(page).count()).toBeGreaterThan(0);
  });

  test('underlines a target with two keys in the variables, too', async () => {
    await using visited = await visitRoot();
    const { page, complaints } = visited;

    await editor(page).click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('query Q($t: TransferTargetInput!) { __typename ');
    await fill(page, 'Variables', '{ "t": { "queueId": "x", "userId": "y" ');

    expect(await showsIssue(page, 'Object has more properties than limit of 1.')).toBe(true);
    expect(complaints).toStrictEqual([]);
  });

  test('explains the schema', async () => {
    await using visited = await visitRoot();
    const { page, complaints } = visited;

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'Mutation' }).click();
    await page.getByRole('link', { name: 'transferContact', exact: true }).click();
    await page.getByRole('link', { name: 'TransferContactResult' }).click();

    await page.getByText('The result of a transfer: one success type').waitFor();
    expect(complaints).toStrictEqual([]);
  });

  test('sends a token that is written into the headers', async () => {
    await using visited = await visitRoot();
    const { page } = visited;

    await fill(page, 'Headers', '{ "authorization": "Bearer token-1" ');
    const requested = page.waitForRequest(
      (request) => request.postData()?.includes('ActiveTasks') === true,
    );
    await play(page).click();

    expect((await requested).headers()).toMatchObject({ authorization: 'Bearer token-1' });
  });

  test.each([
    [
      'that may not store anything',
      `Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('Access is denied for this document.', 'SecurityError'); },
      })`,
    ],
    [
      'that has no room',
      `Storage.prototype.setItem = () => {
        throw new DOMException('Exceeded the quota.', 'QuotaExceededError');
      }`,
    ],
  ])('works in a browser %s', async (_, script) => {
    await using visited = await visit('about:blank');
    const { page, complaints } = visited;
    await page.addInitScript(script);

    await page.goto(`${world.client.url}/graphiql`);
    await variables(page).getByText('first').waitFor();
    await play(page).click();
    await result(page).getByText('totalCount').waitFor();
    await tab(page, 'Destinations').getByRole('button', { name: 'Destinations' }).click();
    await editor(page).getByText('transferDestinations').waitFor();
    await tab(page, 'ActiveTasks').getByRole('button', { name: 'ActiveTasks' }).click();
    await editor(page).getByText('totalCount').waitFor();

    expect(complaints).toStrictEqual([]);
  });
});
