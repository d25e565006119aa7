import { type Random, randomOf } from '../../../../../harness/chaos/plan/random.ts';
import { CORPUS } from '../corpus/corpus.ts';
import type { HostileRequest } from '../corpus/hostile-request.ts';
import { grammarDocument } from './grammar.ts';
import { mutate } from './mutate.ts';
import { tokenSoup } from './token-soup.ts';

/** A random request: its result is unknown, but it must do no harm. */
export type FuzzedRequest = Pick<HostileRequest, 'name' | 'method' | 'body'>;

const HARMLESS = [
  '{ __typename }',
  'query ($id: ID!) { contact(id: $id) { id name queue { id name } ...A } } fragment A on Contact { agent { id } }',
  '{ contacts(first: 2) { nodes { id channel } pageInfo { hasNextPage } } }',
  'query ($f: ContactFilterInput) { contacts(filter: $f) { totalCount } }',
  '{ __schema { types { name fields { name args { name } type { kind name } } } } }',
] as const;

/** The bodies of the corpus, and their documents where they have one. */
const BODIES = CORPUS.filter(({ method }) => method === 'POST').map(({ body }) => body);
const DOCUMENTS = BODIES.flatMap((body): string[] => {
  try {
    const { query } = JSON.parse(body) as { query?: unknown };
    return typeof query === 'string' ? [query] : [];
  } catch {
    return [];
  }
});

/** Generators of bodies. Those that reach furthest into the gateway are more frequent. */
const KINDS = [
  ['grammar', grammar],
  ['grammar', grammar],
  ['soup', soup],
  ['harmless', harmless],
  ['corpus', corpus],
  ['corpus', corpus],
  ['values', values],
  ['body', body],
] as const;

/** The request with an index. Each is independent: the seed and the index reproduce it. */
export function fuzzedRequest(seed: number, index: number): FuzzedRequest {
  const random = randomOf(seed, index);
  const [kind, draw] = random.pick(KINDS);
  return { name: `fuzzed ${kind} ${seed}/${index}`, method: 'POST', body: draw(random) };
}

function grammar(random: Random): string {
  const query = grammarDocument(random);
  return posted(random, random.chance(0.2) ? mutate(random, query, tokenSoup(random)) : query);
}

function soup(random: Random): string {
  return posted(random, tokenSoup(random));
}

function harmless(random: Random): string {
  return posted(random, mutate(random, random.pick(HARMLESS), random.pick(HARMLESS)));
}

function corpus(random: Random): string {
  return posted(random, mutate(random, anyOf(random, DOCUMENTS), anyOf(random, DOCUMENTS)));
}

/** Valid documents with invalid variables. */
function values(random: Random): string {
  return JSON.stringify({ query: random.pick(HARMLESS), variables: variables(random) });
}

/** Broken JSON, or JSON with invalid members. */
function body(random: Random): string {
  return mutate(random, anyOf(random, BODIES), anyOf(random, BODIES));
}

function posted(random: Random, query: string): string {
  return JSON.stringify({ query, ...(random.chance(0.5) && { variables: variables(random) }) });
}

function variables(random: Random): Record<string, unknown> {
  const names = ['id', 'f', 'filter', 'input', 'v0', 'v1', 'v2'] as const;
  return Object.fromEntries(names.map((name) => [name, json(random, 0)]));
}

function json(random: Random, depth: number): unknown {
  const count = random.magnitude(1, depth === 0 ? 500 : 8);
  switch (random.int(0, depth > 8 ? 4 : 6)) {
    case 0:
      return null;
    case 1:
      return random.int(-1_000, 1_000);
    case 2:
      return random.chance(0.5);
    case 5:
      return Array.from({ length: count }, () => json(random, depth + 1));
    case 6:
      return Object.fromEntries(
        Array.from({ length: count }, (_, index) => [
          random.chance(0.2)
            ? random.pick(['queueIds', 'name', 'active', 'contactId'])
            : `m${index}`,
          json(random, depth + 1),
        ]),
      );
    default:
      return random.pick(['x', '\ud83d', '\u0000', 'a-b', '']).repeat(random.magnitude(1, 2_000));
  }
}

function anyOf(random: Random, texts: readonly string[]): string {
  return texts[random.int(0, texts.length - 1)] ?? '';
}
