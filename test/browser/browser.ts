import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ADVICE = `These tests need ${CHROMIUM}. On Debian: apt-get install chromium`;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-proxy-server',
];

/** A browser without any history, at a page of the gateway. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** What the browser said was wrong: violated policies, errors of scripts, all that the console warned of. */
  readonly complaints: readonly string[];
  /** The origins that the page, its workers and styles have requested anything. */
  readonly origins: ReadonlySet<string>;
}

/** Opens a page, on a desktop's screen by default; fails with advice when there is no Chromium. */
export async function visit(url: string, viewport = { width: 1440, height: 900 }): Promise<Visit> {
  if (!existsSync(CHROMIUM)) throw new Error(ADVICE);
  const stack = new AsyncDisposableStack();
  const profile = await mkdtemp(join(tmpdir(), 'graphiql-test-'));
  stack.defer(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: CHROMIUM,
    args: FLAGS,
    // As people see the page.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    viewport,
  });
  stack.defer(() => browser.close());

  const complaints: string[] = [];
  const origins = new Set<string>();
  browser.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  browser.on('weberror', (error) => complaints.push(String(error.error())));
  browser.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') origins.add(origin);
  });

  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(url);
  return { page, complaints, origins, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}
