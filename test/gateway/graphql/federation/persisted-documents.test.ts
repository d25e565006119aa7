import { describe, expect, test } from '@jest/globals';
import { startWorld } from '../../../support/world.ts';

const SECRET = 'known-to-the-router';
const ONLY = {
  gateway: {
    federation: { secret: SECRET },
    persistedDocuments: { mode: 'only', documents: new Map<string, string>() },
  },
} as const;

describe('where persisted documents are the only ones', () => {
  test('the router may send the documents that it plans', async () => {
    await using world = await startWorld(ONLY);

    const { data } = await world.client.send(
      '{ _service { sdl } }',
      {},
      { 'x-federation-secret': SECRET },
    );

    expect(data).toStrictEqual({ _service: { sdl: expect.stringContaining('@link') } });
  });

  test.each([
    ['not everybody', {}],
    ['not who shows another credential', { 'x-federation-secret': 'unknown-to-the-router' }],
  ])('%s may send a document', async (_, headers) => {
    await using world = await startWorld(ONLY);

    const { status, errors } = await world.client.send('{ __typename }', {}, headers);

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'PERSISTED_QUERY_ID_REQUIRED' } }],
    });
  });

  test('without a secret to show, no caller counts as the router', async () => {
    await using world = await startWorld({
      gateway: { ...ONLY.gateway, federation: { secret: undefined } },
    });

    const { status } = await world.client.send('{ __typename }');

    expect(status).toBe(400);
  });
});
