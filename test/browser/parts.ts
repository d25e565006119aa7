import type { Locator, Page } from 'playwright-core';
import { poll } from '../support/poll.ts';

/** Parts of GraphiQL, by the names that users see or hear. */
export const editor = (page: Page): Locator =>
  page.getByLabel('Operation Editor').locator('.view-lines');
export const variables = (page: Page): Locator =>
  page
    .getByLabel('Variables', { exact: true })
    .locator('.graphiql-editor:not(.hidden) .view-lines');
export const result = (page: Page): Locator =>
  page.getByLabel('Result Window').locator('.view-lines');
export const play = (page: Page): Locator => page.getByRole('button', { name: 'Execute query' });
export const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name });
/** The names of all tabs, in order. */
export const tabNames = (page: Page): Promise<string[]> =>
  page.getByRole('tab').locator('.graphiql-tab-button').allTextContents();
export const notices = (page: Page): Locator => page.locator('#notices');

/** Opens a tab, and waits until GraphiQL has noticed its operation, which it does before it stores the tab. */
export async function openTab(page: Page, name: string): Promise<void> {
  await tab(page, name).getByRole('button', { name }).click();
  await editor(page).getByText(name, { exact: true }).first().waitFor();
  await untilStored(page, ({ activeTabIndex, tabs }) => tabs[activeTabIndex]?.title === name);
}

/** Runs one of several operations of the active tab, by the menu of the play button. */
export async function choose(page: Page, operation: string): Promise<void> {
  await play(page).click();
  await page.getByRole('menuitem', { name: operation, exact: true }).click();
}

/** What GraphiQL stores of its tabs. */
interface StoredTabs {
  readonly activeTabIndex: number;
  readonly tabs: readonly { readonly title: string }[];
}

/** Waits until the tabs are stored, by default at all: GraphiQL stores them half a second after a change. */
export async function untilStored(
  page: Page,
  isRight: (stored: StoredTabs) => boolean = () => true,
): Promise<void> {
  const read = (): Promise<StoredTabs[]> =>
    page.evaluate(`Object.entries(localStorage)
      .filter(([key]) => key.endsWith('graphiql:tabState'))
      .map(([, tabs]) => JSON.parse(tabs))`);
  const stored = await poll(read, (found) => found.some(isRight));
  if (!stored.some(isRight)) throw new Error(`GraphiQL has stored ${JSON.stringify(stored)}`);
}

/** Writes what is to be sent beside the active tab's document. The editor closes brackets by itself. */
export async function fill(
  page: Page,
  pane: 'Variables' | 'Headers',
  jsonWithoutItsEnd: string,
): Promise<void> {
  await page.getByRole('button', { name: pane, exact: true }).click();
  await page
    .getByLabel(pane, { exact: true })
    .locator('.graphiql-editor:not(.hidden) .view-lines')
    .click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(jsonWithoutItsEnd);
}

/** What this browser keeps when the page is closed, as one text. */
export async function remembered(page: Page): Promise<string> {
  const { origins, cookies } = await page.context().storageState();
  return JSON.stringify({ origins, cookies });
}

/** Steps through what is underlined in the editor that has the focus, and says whether an issue is among it. */
export function showsIssue(page: Page, message: string): Promise<boolean> {
  const issue = page.getByText(message).first();
  return poll(
    async () => {
      await page.keyboard.press('Alt+F8');
      return issue.isVisible();
    },
    (isShown) => isShown,
  );
}
