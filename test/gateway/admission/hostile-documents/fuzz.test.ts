import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startWorld, type World } from '../../../support/world.ts';
import { fuzzedRequest } from './fuzz/fuzzed-request.ts';
import { type HostileAnswer, sendHostile } from './send-hostile.ts';

/** `npx node bench/hostile/main.ts` generates others, and more of them. */
const SEED = 1;
const AT_A_TIME = 500;

/** Codes that a good sample contains: each comes from another stage of the gateway. */
const STAGES = [
  'none',
  'BAD_REQUEST',
  'DOCUMENT_LIMIT_EXCEEDED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
];

describe('fuzzed documents', () => {
  let world: World;
  const agent = new Agent({ keepAlive: true });
  const codes: string[] = [];
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(async () => {
    agent.destroy();
    await world[Symbol.asyncDispose]();
  });

  test.each([0, 1, 2, 3])('from %i times 500 on do no harm', async (part) => {
    const issues: unknown[] = [];
    for (let index = part * AT_A_TIME; index < (part + 1) * AT_A_TIME; index += 1) {
      const request = fuzzedRequest(SEED, index);
      const before = world.upstream.calls.length;
      const answer = await sendHostile(world.client.url, request, agent);
      codes.push(answer.code ?? 'none');
      const calls = world.upstream.calls.slice(before);
      const wrong = issueOf(answer, request.body.length, calls.length);
      if (wrong !== undefined) issues.push({ wrong, request, answer, calls });
    }

    expect(issues).toStrictEqual([]);
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });

  test('leave the gateway working as before', async () => {
    expect(await world.client.data('{ __typename }')).toStrictEqual({ __typename: 'Query' });
  });

  test('have reached each stage of the gateway', () => {
    const reached = STAGES.filter((stage) => codes.filter((code) => code === stage).length > 10);

    expect(reached).toStrictEqual(STAGES);
  });
});

function issueOf(
  { status, codes, body }: HostileAnswer,
  sent: number,
  calls: number,
): string | undefined {
  if (codes.includes('INTERNAL_SERVER_ERROR') || status >= 500)
    return 'it was an internal error of the gateway';
  if (status === 200) return undefined;
  if (calls > 0) return 'Connect was called for a rejected request';
  return body.length > 20_000 + 12 * sent
    ? 'the answer is much longer than the request'
    : undefined;
}
