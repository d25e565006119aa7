import type { Locator, Page } from 'playwright-core';

/** Parts of GraphiQL, as whoever reads or hears the page finds them. */
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

/** Opens a tab and lets GraphiQL take notice of its operation, which it does a tenth of a second later. */
export async function openTab(page: Page, name: string): Promise<void> {
  await tab(page, name).getByRole('button', { name }).click();
  await editor(page).getByText(name, { exact: true }).waitFor();
  await page.waitForTimeout(500);
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
