import { describe, expect, test } from '@jest/globals';
import { type Block, PAGES, readBlocks, shellWords, withoutRandom } from '../support/docs.ts';
import { startDefaultWorld } from './support/default-world.ts';

interface Example {
  readonly headers?: Readonly<Record<string, string>>;
  /** The parameters of a GET, as they are in its URL. */
  readonly search?: string;
  readonly request?: { readonly query: string; readonly variables?: unknown };
  /** What the page shows as the answer; undefined when it shows none. */
  readonly answer: unknown;
}

/** An answer without what differs from run to run: how long the event loop holds up a call is chance, too. */
function comparable(answer: unknown): unknown {
  const text = JSON.stringify(withoutRandom(answer));
  return JSON.parse(text.replaceAll(/"quotaWaitMs":\d+/g, '"quotaWaitMs":0')) as unknown;
}

/** What is expected where a page shows no answer. */
const WITHOUT_ERRORS: unknown = { data: expect.anything() };

/** The headers that a curl command sends. */
function headersOf(words: readonly string[]): Record<string, string> {
  const headers = words.filter((_, index) => words[index - 1] === '-H');
  return Object.fromEntries(headers.map((header) => header.split(': ', 2) as [string, string]));
}

/**
 * The examples of a page that a reader can send to the gateway: each is a curl command or a document, followed by its
 * variables and its answer. A label of the block means that another test runs it.
 */
function examplesOf(blocks: readonly Block[]): Example[] {
  return blocks.flatMap(({ language, label, text }, index): Example[] => {
    if (label !== '') return [];
    const following = blocks.slice(index + 1, index + 3);
    const variables = following[0]?.label === 'variables' ? following.shift()?.text : undefined;
    const answer = following[0]?.label === 'answer' ? following[0].text : undefined;
    const parsed = (json: string | undefined): unknown =>
      json === undefined ? undefined : JSON.parse(json);
    if (language === 'sh' && text.startsWith('curl')) {
      const words = shellWords(text);
      if (!words.includes('http://127.0.0.1:4000/graphql')) return [];
      const headers = headersOf(words);
      const last = words.at(-1) ?? '';
      if (words.includes('-G')) {
        const [name = '', value = ''] = last.split(/=(.*)/s);
        const search = `?${new URLSearchParams({ [name]: value }).toString()}`;
        return [{ headers, search, answer: parsed(answer) }];
      }
      const request = JSON.parse(last) as NonNullable<Example['request']>;
      return [{ headers, request, answer: parsed(answer) }];
    }
    if (language !== 'graphql') return [];
    return [{ request: { query: text, variables: parsed(variables) }, answer: parsed(answer) }];
  });
}

/** The ids of a page that its gateway made, such as those of new contacts, and those of the gateway that runs the page. */
function newIds(shown: unknown, actual: unknown): [shown: string, actual: string][] {
  if (typeof shown === 'string' && typeof actual === 'string') {
    return shown !== actual && withoutRandom(shown) === 'ID' ? [[shown, actual]] : [];
  }
  if (!isObject(shown) || !isObject(actual)) return [];
  return Object.entries(shown).flatMap(([key, value]) => newIds(value, actual[key]));
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** A request as a reader adapts it: with the ids of earlier answers, and a time in the future for what is scheduled. */
function adapt(request: string, ids: readonly [string, string][]): string {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
  return ids
    .reduce((text, [shown, actual]) => text.replaceAll(shown, actual), request)
    .replaceAll(/("scheduledTime":)"[^"]+"/g, `$1"${tomorrow}"`);
}

/** The variables with which a page starts its gateway; none on most pages. */
function variablesOf(blocks: readonly Block[]): Record<string, string> {
  const start = blocks.find(({ label }) => label === 'start')?.text ?? '';
  const assigned = shellWords(start).flatMap((word): [string, string][] => {
    const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(word) ?? [];
    return name === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(assigned);
}

const pages = await Promise.all(
  PAGES.map(async (page) => {
    const blocks = await readBlocks(page);
    return { page, examples: examplesOf(blocks), variables: variablesOf(blocks) };
  }),
);

test('the documentation has examples', () => {
  const counts = pages.map(({ page, examples }) => [page, examples.length] as const);
  const withExamples = counts.filter(([, count]) => count > 0);

  expect(withExamples.length).toBeGreaterThan(3);
});

describe.each(pages.filter(({ examples }) => examples.length > 0))(
  '$page',
  ({ examples, variables }) => {
    test('shows examples that run, in its order, with the built-in data', async () => {
      await using world = await startDefaultWorld(variables);

      const answers: unknown[] = [];
      const ids: [string, string][] = [];
      for (const { headers, search = '', request, answer } of examples) {
        const response = await fetch(`${world.client.url}/graphql${search}`, {
          headers: { 'content-type': 'application/json', ...headers },
          ...(request && { method: 'POST', body: adapt(JSON.stringify(request), ids) }),
        });
        const actual: unknown = await response.json();
        answers.push(actual);
        ids.push(...newIds(answer, actual));
      }

      expect(answers.map(comparable)).toStrictEqual(
        examples.map(({ answer }) => (answer === undefined ? WITHOUT_ERRORS : comparable(answer))),
      );
    });
  },
);
