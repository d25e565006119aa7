import { describe, expect, test } from '@jest/globals';
import { startWorld } from '../../support/world.ts';
import { Canaries } from './support/canaries.ts';
import { ask, outletsOf, pagesOf } from './support/outlets.ts';

const canaries = new Canaries();
const secret = canaries.at('a place');
canaries.at('another place');

describe('the detector of canaries finds', () => {
  test.each([
    ['itself', secret],
    ['it in other words', `before ${secret}, and behind`],
    ['it in capitals', secret.toUpperCase()],
    ['it in JSON in JSON', JSON.stringify(JSON.stringify({ [secret]: 1 }))],
    ['it in a URL', encodeURIComponent(secret)],
    ['its hexadecimal digits', `ff${Buffer.from(secret).toString('hex')}`],
    ['it in Base64', Buffer.from(secret).toString('base64')],
    ['it in Base64, behind a name', Buffer.from(`user:${secret}@`).toString('base64')],
    ['it in Base64, behind a letter', Buffer.from(`u${secret}`).toString('base64')],
    ['it in Base64 for URLs', Buffer.from(`of ${secret}!`).toString('base64url')],
  ])('%s', (_, text) => {
    expect(canaries.in(text)).toStrictEqual(['a place']);
  });

  test('nothing where there is none', () => {
    expect(canaries.in('canary-9-5e1f0d9b-secret, and canary')).toStrictEqual([]);
  });
});

test('what a gateway says is collected from each outlet', async () => {
  await using world = await startWorld({ gateway: { graphiql: true } });
  const { log, audit } = world as unknown as Record<'log' | 'audit', string[]>;
  log.push(canaries.at('the log'));
  audit.push(canaries.at('the audit log'));
  const answer = await ask(
    world.client.url,
    `{ ${canaries.at('an answer').replaceAll('-', '_')} }`,
  );

  const outlets = await outletsOf(world, [answer]);

  expect(canaries.in(outlets.log)).toStrictEqual(['the log']);
  expect(canaries.in(outlets.audit)).toStrictEqual(['the audit log']);
  expect(outlets.answer).toMatch(/^\[400,.*"content-type".*canary_\d_5e1f0d9b_secret/);
  expect(outlets.metrics).toContain('gateway_graphql_errors_total');
  expect(outlets.page).toContain('content-security-policy');
  // The page, its script and its styles, and four more.
  expect(outlets.page.split('\n[200,')).toHaveLength(6);
  expect(await pagesOf(world.client.url)).toContain('{\\"status\\":\\"ok\\"}');
});
