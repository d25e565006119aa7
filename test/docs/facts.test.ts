import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { assertInterfaceType, getIntrospectionQuery, isUnionType } from 'graphql';
import { VARIABLES } from '../../src/config/config.ts';
import { parseConnectArn } from '../../src/connect/connect-arn.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { operations } from '../../src/emulator/operations/index.ts';
import { parseSeed } from '../../src/emulator/seed.ts';
import { LIMITS } from '../../src/gateway/admission/document-limits/limits.ts';
import { ENTITIES } from '../../src/gateway/graphql/federation/entities.ts';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';
import { CONNECTION_LIMITS } from '../../src/gateway/http/connection-limits.ts';
import {
  PAGES,
  readBlock,
  readBlocks,
  readPage,
  shellWords,
  withoutRandom,
} from '../support/docs.ts';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { startWorld } from '../support/world.ts';
import { startDefaultWorld } from './support/default-world.ts';

/** The body of a request. */
interface Request {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

describe('the documentation', () => {
  test('lists every member of the result', async () => {
    const union = apiSchema().getType('TransferContactResult');
    const members = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
    const rowsOf = async (page: string): Promise<(string | undefined)[]> =>
      [...(await readPage(page)).matchAll(/^\| `(\w+)` \|.*\|$/gm)]
        .map(([, name]) => name)
        .filter((name) => name !== undefined && members.includes(name));

    // The success is in no table of errors.
    const errors = members.filter((name) => name !== 'TransferContactSuccess');
    expect(await rowsOf('docs/api/errors.md')).toStrictEqual(errors);
    expect(await rowsOf('README.md')).toStrictEqual(errors);
  });

  test('says of every error how a user interface reacts', async () => {
    const [, section = ''] = (await readPage('docs/api/errors.md')).split(
      '\n| reaction of the user interface | types |\n',
    );
    const [table = ''] = section.split('\n\n');
    const named = new Set([...table.matchAll(/`(Contact\w+Error)`/g)].map(([, name]) => name));

    const contactError = assertInterfaceType(apiSchema().getType('ContactError'));
    const errors = apiSchema().getPossibleTypes(contactError);
    expect([...named].sort()).toStrictEqual(errors.map(({ name }) => name).sort());
  });

  test('begins with variables that exist', async () => {
    const [, section = ''] = (await readPage('README.md')).split('need first\n');
    const rows = section.split('\n## ')[0]?.matchAll(/^\| (`[A-Z_`, ]+)/gm) ?? [];
    const listed = [...rows].flatMap(([, names = '']) => names.match(/[A-Z_]{4,}/g) ?? []);

    expect(listed.length).toBeGreaterThan(9);
    expect(listed.filter((name) => !VARIABLES.includes(name))).toStrictEqual([]);
  });

  test('names the Node.js that package.json asks for, and no other', async () => {
    const pages = (await Promise.all(PAGES.map(readPage))).join('\n');
    const { engines, devDependencies } = JSON.parse(
      await readFile(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { engines: { node: string }; devDependencies: { node: string } };

    const least = [...pages.matchAll(/Node\.js (\d+[\d.]*) or later/g)].map(
      ([, version]) => version,
    );
    const own = [...pages.matchAll(/its own Node\.js (\d+)/g)].map(([, version]) => version);

    expect(least.length).toBeGreaterThan(1);
    expect(new Set(least.map((version) => `>=${version ?? ''}`))).toStrictEqual(
      new Set([engines.node]),
    );
    expect(own).toStrictEqual([devDependencies.node.split('.')[0]]);
  });

  test('repeats a transfer by its token: both answers name the same new contact', async () => {
    const commands = (await readBlocks('docs/api/retries.md')).filter(
      ({ text }) => text.startsWith('curl') && text.includes('"userId"'),
    );
    await using world = await startDefaultWorld();

    const answers: unknown[] = [];
    for (const { text } of commands) {
      const { query, variables } = JSON.parse(shellWords(text).at(-1) ?? '') as Request;
      answers.push(await world.client.data(query, variables));
    }

    const [first, second, ...others] = answers;
    expect(first).toMatchObject({ transferContact: { __typename: 'TransferContactSuccess' } });
    expect(second).toStrictEqual(first);
    expect(others).toStrictEqual([]);
  });

  test('shows the cost that the screen reports, at first and when the directory is known', async () => {
    const page = await readPage('docs/api/queries.md');
    const blocks = await readBlocks('docs/api/queries.md');
    const at = blocks.findIndex(({ text }) => text.startsWith('query TransferScreen'));
    const [query, variables] = blocks.slice(at, at + 2).map(({ text }) => text);
    const documented = await readBlock('docs/api/cost.md', 'cost');
    await using world = await startDefaultWorld();

    const costs: Readonly<Record<string, number>>[] = [];
    for (let count = 0; count < 2; count += 1) {
      const response = await fetch(`${world.client.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-include-cost': 'true' },
        body: JSON.stringify({ query, variables: JSON.parse(variables ?? '') as unknown }),
      });
      const { extensions } = (await response.json()) as {
        readonly extensions: { readonly cost: Readonly<Record<string, number>> };
      };
      // How long the event loop holds up a call is chance.
      costs.push({ ...extensions.cost, quotaWaitMs: 0 });
    }

    const [first, second] = costs;
    expect({ extensions: { cost: second } }).toStrictEqual(JSON.parse(documented));
    const words = /It costs (\w+) upstream calls the first time, and (\w+) when/.exec(page);
    expect(words?.slice(1)).toStrictEqual(['ten', 'four']);
    expect([first, second].map((cost) => cost?.['upstreamCalls'])).toStrictEqual([10, 4]);
  });

  test('shows the line of the log that says that the gateway takes requests', async () => {
    const documented = await readBlock('docs/deployment/production.md', 'started');
    await using gateway = spawnEntry('main', { PORT: '0' });

    const line = await gateway.line(({ mode }) => mode !== undefined);
    gateway.kill('SIGTERM');

    const expected = JSON.parse(documented) as Readonly<Record<string, unknown>>;
    expect(Object.keys(line)).toStrictEqual(Object.keys(expected));
    for (const name of ['level', 'mode', 'auth', 'msg']) expect(line[name]).toBe(expected[name]);
    const pathOf = (url: unknown): string => new URL(String(url)).pathname;
    for (const name of ['graphql', 'graphiql', 'connect']) {
      expect(pathOf(line[name])).toBe(pathOf(expected[name]));
    }
    expect(await gateway.ended).toMatchObject({ code: 0 });
  });

  test('shows the records that a transfer leaves in the audit log', async () => {
    const documented = (await readBlock('docs/operations/audit-log.md', 'audit'))
      .trim()
      .split('\n');
    const blocks = await readBlocks('docs/api/transfers.md');
    const at = blocks.findIndex(({ text }) => text.startsWith('mutation Transfer('));
    const [query, variables] = blocks.slice(at, at + 2).map(({ text }) => text);
    await using gateway = spawnEntry('main', { PORT: '0' });
    const url = await urlOf(gateway);

    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: JSON.parse(variables ?? '') as unknown }),
    });
    const records = [
      await gateway.line(({ record }) => record === 'INTENT'),
      await gateway.line(({ record }) => record === 'OUTCOME'),
    ];
    gateway.kill('SIGTERM');
    await gateway.ended;

    // What differs: the caller and its address, the ids that were made, and times.
    const comparable = (record: object): unknown => {
      const { caller, attempts, ...rest } = withoutRandom(record) as {
        readonly caller?: object;
        readonly attempts?: readonly object[];
      };
      return {
        ...rest,
        requestId: '',
        caller: Object.keys(caller ?? {}),
        attempts: attempts?.map((attempt) => ({ ...attempt, milliseconds: 0 })),
      };
    };
    expect(records.map(comparable)).toStrictEqual(
      documented.map((line) => comparable(JSON.parse(line) as object)),
    );
    expect(records.map((record) => Object.keys(record))).toStrictEqual(
      documented.map((line) => Object.keys(JSON.parse(line) as object)),
    );
  });

  test('lists the limits on documents', async () => {
    const page = await readPage('docs/operations/limits.md');
    const [, section = ''] = page.split('\n| `limit.name` | `limit.max` |');
    const rows = section.split('\n\n')[0]?.matchAll(/^\| (`[^|]+) \| ([^|]+) \|/gm) ?? [];
    const listed = [...rows].flatMap(([, names = '', maxima = '']) => {
      const numbers = maxima.replace(' each', '').split('; ');
      const values = numbers.map((number) => Number(number.replaceAll(',', '')));
      return [...names.matchAll(/`(\w+)`/g)].map(
        ([, name = ''], index) => [name, values[index] ?? values[0]] as const,
      );
    });

    const limits = Object.entries(LIMITS).map(([name, { max }]) => [name, max]);
    expect(Object.fromEntries(listed)).toStrictEqual(Object.fromEntries(limits));
  });

  test('states how many values large answers can hold', async () => {
    const page = await readPage('docs/operations/limits.md');
    const [, ...stated] =
      /comes to ([\d,]+) values; .* each contact to ([\d,]+); .* introspection to ([\d,]+),/.exec(
        page,
      ) ?? [];
    const screens = await readFile(new URL('../../bench/screens.graphql', import.meta.url), 'utf8');
    await using world = await startDefaultWorld();

    const sizeOf = async (query: string, operationName?: string): Promise<number> => {
      const response = await fetch(`${world.client.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-include-cost': 'true' },
        body: JSON.stringify({ query, operationName }),
      });
      const { extensions } = (await response.json()) as {
        readonly extensions: { readonly cost: { readonly answerSize: number } };
      };
      return extensions.cost.answerSize;
    };
    const introspection = await sizeOf(getIntrospectionQuery({ oneOf: true }));
    const sizes = [
      await sizeOf(screens, 'ContactsPage'),
      await sizeOf(`{ contacts(first: 100) { nodes {
        id name channel active initiationTimestamp initiationMethod queueId agentId
        disconnectTimestamp previousContactId attributes { key value }
      } } }`),
      introspection,
    ];

    const rounded = sizes.map((size) => Number(size.toPrecision(2)).toLocaleString('en'));
    expect(rounded).toStrictEqual(stated);
    expect(introspection).toBeLessThan((LIMITS.answerSize.max * 2) / 3);
  });

  test('shows the error of a document that exceeds a limit', async () => {
    const documented = await readBlock('docs/operations/limits.md', 'rejected');
    await using world = await startWorld();
    const aliases = Array.from({ length: 51 }, (_, index) => `a${index}: __typename`);

    const response = await fetch(`${world.client.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ ${aliases.join(' ')} }` }),
    });

    expect(await response.json()).toMatchObject({ errors: [JSON.parse(documented) as unknown] });
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('states the limits on connections', async () => {
    const page = await readPage('docs/api/http.md');
    const { connections, pipelined, headMs, requestMs, answerMs, idleMs, headBytes, bodyBytes } =
      CONNECTION_LIMITS;

    const [head, body] = [`${headBytes / 1024} KiB`, `${bodyBytes / 1024} KiB`];
    for (const sentence of [
      `its head took more than ${headMs / 1000} seconds, or all of it more than ${requestMs / 1000}`,
      `a body of more than ${body}`,
      `an address and headers of more than ${head}`,
      `more than ${pipelined} pipelined requests on one connection`,
      `| the head of a request | ${headMs / 1000} s to arrive, ${head} |`,
      `| a whole request | ${requestMs / 1000} s to arrive; its body ${body} |`,
      `the client must read it within ${answerMs / 1000} s |`,
      `| is closed after ${idleMs / 1000} s |`,
      `| pipelined requests | ${pipelined} on one connection |`,
      `| connections | ${connections.toLocaleString('en')} for each gateway;`,
    ]) {
      expect(page).toContain(sentence);
    }
  });

  test('lists every operation that is emulated', async () => {
    const [, section = ''] = (await readPage('docs/emulator.md')).split('\n## What is emulated\n');
    const [rows = ''] = section.trim().split('\n\n');
    const listed = [...rows.matchAll(/`([A-Z]\w+)`/g)].map(([, name = '']) => name);

    expect(listed.sort()).toStrictEqual([...operations.keys()].sort());
  });

  test('lists every entity', async () => {
    const [, section = ''] = (await readPage('docs/federation.md')).split(
      '\n## Entities and keys\n',
    );
    const [, sentence = ''] = section.split('\n');
    const listed = [...sentence.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

    expect(listed.sort()).toStrictEqual([...ENTITIES.keys()].sort());
  });

  test('has a policy that allows what the gateway calls, and nothing else', async () => {
    const policy = await readBlock('docs/deployment/aws.md', 'policy');
    const { Statement } = JSON.parse(policy) as {
      Statement: { Action: string | string[]; Resource: string[] }[];
    };
    const allowed = Statement.flatMap(({ Action }) => Action);

    const folder = new URL('../../src/', import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('emulator'),
    );
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
    const called = sources.flatMap((source) =>
      [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => `connect:${name ?? ''}`),
    );

    expect(allowed.sort()).toStrictEqual([...new Set(called)].sort());
    for (const resource of Statement.flatMap(({ Resource }) => Resource)) {
      expect(resource).toMatch(/^arn:PARTITION:connect:REGION:ACCOUNT:instance\/INSTANCE(\/|$)/);
      const inGovCloud = resource
        .replace('PARTITION', 'aws-us-gov')
        .replace('REGION', 'us-gov-west-1')
        .replace('ACCOUNT', '111122223333');
      expect(parseConnectArn(`${inGovCloud.replace(/(\/\*)?$/, '')}/contact/c`)).toBeDefined();
    }
  });

  test('has a seed that the embedded Connect takes', async () => {
    const seed = await readBlock('docs/emulator.md', 'seed');

    const emulator = await startEmulator({ seed: parseSeed(JSON.parse(seed)) });
    await emulator.close();

    expect(emulator.defaults).toMatchObject({ instanceId: 'i-1', queueTransferFlowId: 'f-1' });
  });
});
