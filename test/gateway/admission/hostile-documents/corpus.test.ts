import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CONTACTS } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { CORPUS } from './corpus/corpus.ts';
import { sendHostile } from './send-hostile.ts';

/** Pino's number of the level `error`. */
const ERROR = 50;

describe('a hostile document', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => world[Symbol.asyncDispose]());

  test('has a unique name', () => {
    const names = CORPUS.map(({ name }) => name);

    expect(names.length).toBeGreaterThanOrEqual(60);
    expect(new Set(names).size).toBe(names.length);
  });

  test('is one of the number that the documentation states', async () => {
    for (const file of ['docs/operations/limits.md', 'SECURITY.md']) {
      const text = await readFile(new URL(`../../../../${file}`, import.meta.url), 'utf8');
      const counted = [...text.matchAll(/(\d+) (?:hostile )?documents (?:that are made|and)/g)];

      expect({ file, counted: counted.map(([, count]) => Number(count)) }).toStrictEqual({
        file,
        counted: [CORPUS.length],
      });
    }
  });

  test.each(CORPUS.map((request) => [request.name, request] as const))('%s', async (_, request) => {
    const { calls } = world.upstream;
    const before = calls.length;
    const lines = world.log.length;

    const answer = await sendHostile(world.client.url, request);

    const { status, code, limit, codes, body } = answer;
    const { expected } = request;
    const errors = world.log.slice(lines).filter(({ level }) => Number(level) >= ERROR);
    const came = { status, code, limit, body: body.slice(0, 500), codes, errors };
    expect(came).toMatchObject({ ...expected, errors: [] });
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(expected.code === undefined ? [] : calls.slice(before)).toStrictEqual([]);
    // An attacker gets not much more text out of the gateway than it sends.
    const most = expected.code === undefined ? Infinity : 20_000 + 10 * request.body.length;
    expect(body.length).toBeLessThan(most);
  });

  test('leaves the gateway working as before', async () => {
    const { voice: id } = CONTACTS;

    expect(await world.client.data(`{ contact(id: "${id}") { id } }`)).toStrictEqual({
      contact: { id },
    });
  });
});
