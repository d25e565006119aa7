import { expect, test } from '@jest/globals';
import { spawnEntry } from '../support/spawned.ts';

test('a gateway with an old graphql says so in one line, and starts nothing', async () => {
  const hook = new URL('support/old-graphql.ts', import.meta.url).href;
  await using gateway = spawnEntry('main', { PORT: '0', NODE_OPTIONS: `--import=${hook}` });

  expect(await gateway.ended).toStrictEqual({
    code: 1,
    stdout: '',
    stderr:
      'The package graphql is of version 16.8.0, which is not safe here: 16.11.0 or later is needed. Install what package-lock.json has, by npm ci. Nothing was started.\n',
  });
});
