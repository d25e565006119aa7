import { describe, expect, jest, test } from '@jest/globals';
import { isScalarType } from 'graphql';
import { apiSchema } from '../../../../src/gateway/graphql/schema.ts';
import { startWorld } from '../../../support/world.ts';

const QUERY = 'query ($filter: ContactFilterInput) { contacts(filter: $filter) { totalCount } }';

function unknownMembers(count: number): Record<string, unknown> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`m${index}`, 1]));
}

describe('the variables of an operation', () => {
  const dateTime = apiSchema().getType('DateTime');
  if (!isScalarType(dateTime)) throw new Error('DateTime is no scalar');
  const query = `query ($from: DateTime) {
    contacts(filter: { timeRange: { from: $from } }) { totalCount }
  }`;

  test('are coerced once by all plugins together, and once by the execution', async () => {
    await using world = await startWorld();
    using parse = jest.spyOn(dateTime, 'parseValue');

    const { errors } = await world.client.send(query, { from: new Date().toISOString() });

    expect(errors).toStrictEqual([]);
    expect(parse).toHaveBeenCalledTimes(1 + 1);
  });

  test('are coerced once when the operation is rejected', async () => {
    await using world = await startWorld({ gateway: { maxOperationCost: 0 } });
    using parse = jest.spyOn(dateTime, 'parseValue');

    const { errors } = await world.client.send(query, { from: new Date().toISOString() });

    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_TOO_EXPENSIVE' } }]);
    expect(parse).toHaveBeenCalledTimes(1);
  });
});

describe('errors in variables', () => {
  test('are all reported, up to ten', async () => {
    await using world = await startWorld();

    const { status, errors } = await world.client.send(QUERY, { filter: unknownMembers(10) });

    expect(status).toBe(400);
    expect(errors).toHaveLength(10);
    expect(errors).toMatchObject(Array(10).fill({ extensions: { code: 'BAD_USER_INPUT' } }));
  });

  test('are reported by the first when there are more', async () => {
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

  test('are cut off when they are long', async () => {
    await using world = await startWorld();
    const filter = { ...unknownMembers(1), long: 'x'.repeat(200_000) };

    const { status, errors } = await world.client.send(QUERY, { filter });

    expect({ status, errors }).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(errors[0]?.message.length).toBeLessThan(1_000);
  });

  test('of validation are reported up to ten, and one says that there are more', async () => {
    await using world = await startWorld();
    const query = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}`).join(' ')} }`;

    const { errors } = await world.client.send(query);

    expect(errors).toHaveLength(11);
    expect(errors.at(-1)?.message).toContain('Too many validation errors');
  });
});
