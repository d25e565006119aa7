import { describe, expect, test } from '@jest/globals';
import { startWorld } from '../../../support/world.ts';

const QUERY = 'query ($filter: ContactFilterInput) { contacts(filter: $filter) { totalCount } }';

function unknownMembers(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 1]));
}

describe('errors in variables', () => {
  test('are told each, up to ten', async () => {
    await using world = await startWorld();

    const { status, errors } = await world.client.send(QUERY, { filter: unknownMembers(10) });

    expect(status).toBe(400);
    expect(errors).toHaveLength(10);
    expect(errors).toMatchObject(Array(10).fill({ extensions: { code: 'BAD_USER_INPUT' } }));
  });

  test('are told by the first when there are more', async () => {
    await using world = await startWorld();

    const { status, errors } = await world.client.send(QUERY, { filter: unknownMembers(11) });

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [
        {
          message: expect.stringMatching(
            /^The variables have many errors, or long ones\. The first: .*Field "m0" is not defined/,
          ),
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    expect(world.log.filter(({ level }) => Number(level) >= 50)).toStrictEqual([]);
  });

  test('are told in short when they are long', async () => {
    await using world = await startWorld();
    const filter = { ...unknownMembers(1), long: 'x'.repeat(200_000) };

    const { status, errors } = await world.client.send(QUERY, { filter });

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(errors[0]?.message.length).toBeLessThan(1_000);
  });

  test('of validation are told up to ten, and one that says that there are more', async () => {
    await using world = await startWorld();
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}`).join(' ')} }`;

    const { errors } = await world.client.send(query);

    expect(errors).toHaveLength(11);
    expect(errors.at(-1)?.message).toContain('Too many validation errors');
  });
});
