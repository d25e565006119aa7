import type { World } from '../../../support/world.ts';

/** All that a gateway says, by the way on which it says it. */
export type Outlets = Readonly<Record<'answer' | 'log' | 'audit' | 'metrics' | 'page', string>>;

/** An answer over HTTP as it came: its status, its headers and its body. */
export async function wholeOf(response: Response): Promise<string> {
  const { status, statusText, headers } = response;
  return JSON.stringify([status, statusText, [...headers], await response.text()]);
}

/** Asks a gateway by POST, and gives the whole answer. */
export async function ask(url: string, query: string, more: AskOptions = {}): Promise<string> {
  const { variables, headers } = more;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return wholeOf(response);
}

export interface AskOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Everything that a gateway has said, besides answers that a test has in hand. */
export async function outletsOf(world: World, answers: readonly string[]): Promise<Outlets> {
  return {
    answer: answers.join('\n'),
    metrics: await get(`${world.client.url}/metrics`),
    page: await pagesOf(world.client.url),
    log: JSON.stringify(world.log),
    audit: JSON.stringify(world.audit),
  };
}

/** What can be fetched without asking anything: the page of GraphiQL with its assets, the front door and the probes. */
export async function pagesOf(url: string): Promise<string> {
  const page = await get(`${url}/graphiql`);
  const assets = [...page.matchAll(/(?:src|href)=\\"(graphiql\/[^"\\]+)\\"/g)];
  const paths = ['/', '/livez', '/readyz', '/nothing', ...assets.map(([, path]) => `/${path}`)];
  return [page, ...(await Promise.all(paths.map((path) => get(`${url}${path}`))))].join('\n');
}

const get = async (url: string): Promise<string> => wholeOf(await fetch(url));
