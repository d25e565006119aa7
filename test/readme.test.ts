import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from '@jest/globals';
import { isUnionType } from 'graphql';
import { VARIABLES } from '../src/config.ts';
import { startEmulator } from '../src/emulator/emulator.ts';
import { parseSeed } from '../src/emulator/seed.ts';
import { buildApiSchema } from '../src/gateway/schema.ts';
import { type Block, readBlocks, readReadme, shellWords, withoutRandom } from './support/readme.ts';
import { spawnEntry, urlOf } from './support/spawned.ts';
import { startWorld } from './support/world.ts';

interface Example {
  readonly request: { readonly query: string; readonly variables?: unknown };
  readonly answer: unknown;
}

/** The examples that ask the gateway: each is a curl command or a document, and what was answered. */
function examplesOf(blocks: readonly Block[]): Example[] {
  return blocks.flatMap((block, index) => {
    const following = blocks.slice(index + 1, index + 3);
    const labelled = (label: string): unknown => {
      const text = following.find((next) => next.label === label)?.text;
      return text === undefined ? undefined : JSON.parse(text);
    };
    if (block.language === 'sh' && block.text.startsWith('curl')) {
      const words = shellWords(block.text);
      expect(words).toContain('http://127.0.0.1:4000/graphql');
      const request = JSON.parse(words.at(-1) ?? '') as Example['request'];
      return [{ request, answer: labelled('answer') }];
    }
    // One label means another server: the test of that example runs it.
    if (block.language !== 'graphql' || block.label === 'supergraph') return [];
    const variables = following[0]?.label === 'variables' ? labelled('variables') : {};
    return [{ request: { query: block.text, variables }, answer: labelled('answer') }];
  });
}

describe('the README', () => {
  test('shows examples that run, in its order, against what its first command starts', async () => {
    const examples = examplesOf(await readBlocks());
    await using gateway = spawnEntry('main', { PORT: '0' });
    const url = await urlOf(gateway);

    const answers = [];
    for (const { request } of examples) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      answers.push(await response.json());
    }
    gateway.kill('SIGTERM');

    expect(answers).toHaveLength(8);
    expect(answers.map(withoutRandom)).toStrictEqual(
      examples.map(({ answer }) => withoutRandom(answer)),
    );
    expect(await gateway.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('lists every member of the result', async () => {
    const readme = await readReadme();
    const union = buildApiSchema().getType('TransferContactResult');
    const members = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];

    const rows = [...readme.matchAll(/^\| `(\w+)` \|.*\|.*\|.*\|$/gm)].map(([, name]) => name);

    expect(rows).toStrictEqual(members);
  });

  test('lists every variable', async () => {
    const readme = await readReadme();
    const [, section = ''] = readme.split('\n## Variables\n');
    const rows = section.split('\n## ')[0]?.matchAll(/^\| (`[A-Z_`, ]+)/gm) ?? [];
    const listed = [...rows].flatMap(([, names = '']) => names.match(/[A-Z_]{4,}/g) ?? []);

    const others = ['AWS_ACCESS_KEY_ID']; // an example of what the SDK reads by itself
    expect(listed.filter((name) => !others.includes(name)).sort()).toStrictEqual(
      VARIABLES.filter((name) => name !== 'NODE_ENV').sort(),
    );
  });

  test('lists every metric', async () => {
    const readme = await readReadme();
    await using world = await startWorld({
      gateway: {
        rates: { rates: new Map(), share: 1 },
        maxEventLoopDelayMs: 60_000,
        redis: { url: 'redis://127.0.0.1:1' }, // nobody listens there
      },
    });
    const metrics = await (await fetch(`${world.client.url}/metrics`)).text();

    const listed = [...readme.matchAll(/^\| `(gateway_\w+)` \|/gm)].map(([, name]) => name);
    const exposed = [...metrics.matchAll(/^# TYPE (gateway_\w+) /gm)].map(([, name]) => name);

    expect(listed.sort()).toStrictEqual(exposed.sort());
  });

  test('has a policy that allows what the gateway calls, and nothing else', async () => {
    const policy = (await readBlocks()).find(({ label }) => label === 'policy')?.text ?? '';
    const { Statement } = JSON.parse(policy) as { Statement: { Action: string | string[] }[] };
    const allowed = Statement.flatMap(({ Action }) => Action);

    const folder = new URL('../src/', import.meta.url);
    const files = (await readdir(folder, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !name.startsWith('emulator'),
    );
    const sources = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
    const called = sources.flatMap((source) =>
      [...source.matchAll(/new (\w+)Command\(/g)].map(([, name]) => `connect:${name ?? ''}`),
    );

    expect(allowed.sort()).toStrictEqual([...new Set(called)].sort());
  });

  test('has a seed that the embedded Connect takes', async () => {
    const seed = (await readBlocks()).find(({ label }) => label === 'seed')?.text ?? '';

    const emulator = await startEmulator({ seed: parseSeed(JSON.parse(seed)) });
    await emulator.close();

    expect(emulator.defaults).toMatchObject({ instanceId: 'i-1', queueTransferFlowId: 'f-1' });
  });
});
