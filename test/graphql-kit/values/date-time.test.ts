import { describe, expect, test } from '@jest/globals';
import { parseConstValue } from 'graphql';
import { DateTime } from '../../../src/graphql-kit/values/date-time.scalar.ts';
import { startWorld } from '../../support/world.ts';

/** From the specification under the scalar's URL, and what lies beside its examples. */
const VALID: readonly (readonly [string, string])[] = [
  ['2023-12-24T15:30:00Z', '2023-12-24T15:30:00.000Z'],
  ['2023-12-24t15:30:00z', '2023-12-24T15:30:00.000Z'],
  ['2023-12-24T15:30:00+00:00', '2023-12-24T15:30:00.000Z'],
  ['2023-12-24T15:30:00-00:00', '2023-12-24T15:30:00.000Z'],
  ['2023-12-24T15:30:00-05:00', '2023-12-24T20:30:00.000Z'],
  ['2023-12-24T15:30:00+23:59', '2023-12-23T15:31:00.000Z'],
  ['2023-12-24T15:30:00.1Z', '2023-12-24T15:30:00.100Z'],
  ['2023-12-24T15:30:00.123Z', '2023-12-24T15:30:00.123Z'],
  ['2023-12-24T15:30:00.123000Z', '2023-12-24T15:30:00.123Z'],
  ['2023-12-24T15:30:00.123000000+01:00', '2023-12-24T14:30:00.123Z'],
  ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
];

const INVALID: readonly unknown[] = [
  '2023-12-24T15:30:00',
  '2023-12-24 15:30:00Z',
  '2023-12-24',
  '15:30:00Z',
  '2023-13-01T00:00:00Z',
  '2023-12-32T00:00:00Z',
  '2023-02-29T00:00:00Z',
  '2023-02-30T15:30:00Z',
  '2023-12-24T24:00:00Z',
  '2023-12-24T25:00:00Z',
  '2023-12-24T15:60:00Z',
  '2016-12-31T23:59:60Z',
  '2023-12-24T15:30:00+24:00',
  '2023-12-24T15:30:00+25:00',
  '2023-12-24T15:30:00 UTC',
  '2023-12-24T15:30:00|05:00',
  '2023-12-24T15:30:00.1234Z',
  '2023-12-24T15:30:00.123456789+01:00',
  '2023-12-24T15:30:00.0000001Z',
  '2023-12-24T15:30:00.1230000000Z',
  '2023-12-24T15:30:00.Z',
  '2023-12-24T15:30:00,5Z',
  '2023-12-24T15:30Z',
  '2023-12-24T15:30:00+0100',
  '2023-12-24T15:30:00Z[Europe/Berlin]',
  '',
  1703431800000,
  true,
  {},
];

describe('DateTime', () => {
  test.each(VALID)('takes %s as %s, as a variable and as a literal', (given, moment) => {
    expect(DateTime.parseValue(given).toISOString()).toBe(moment);
    const literal = parseConstValue(JSON.stringify(given));
    expect(DateTime.parseLiteral(literal).toISOString()).toBe(moment);
  });

  test.each(INVALID)('rejects %j, as a variable and as a literal', (given) => {
    expect(() => DateTime.parseValue(given)).toThrow(/^DateTime cannot represent /);
    const literal = parseConstValue(JSON.stringify(given));
    expect(() => DateTime.parseLiteral(literal)).toThrow(/^DateTime cannot represent /);
  });

  test('answers in UTC, with milliseconds', () => {
    const moment = new Date('2023-12-24T15:30:00+01:00');

    expect(JSON.stringify(DateTime.serialize(moment))).toBe('"2023-12-24T14:30:00.000Z"');
  });

  test('is specified by a URL that introspection returns', async () => {
    await using world = await startWorld();

    expect(
      await world.client.data('{ __type(name: "DateTime") { specifiedByURL } }'),
    ).toStrictEqual({
      __type: { specifiedByURL: 'https://scalars.graphql.org/chillicream/date-time.html' },
    });
  });

  test.each([
    ['2026-11-20T15:08:12.555412+00:00', 'a value finer than a millisecond'],
    ['2026-11-20T15:08:12', 'this value'],
    ['2026-11-20T15:08:12.Z', 'this value'],
  ])('says of %s where it is and what to send', async (value, what) => {
    await using world = await startWorld();
    const message = `DateTime cannot represent ${what}: send date, time and offset, with three digits at most for fractions of a second, such as 2007-12-03T10:15:30.250Z`;

    const byVariable = await world.client.send(
      'query ($filter: ContactFilterInput) { contacts(filter: $filter) { totalCount } }',
      { filter: { timeRange: { from: value } } },
    );
    const byLiteral = await world.client.send(
      `{ contacts(filter: { timeRange: { from: "${value}" } }) { totalCount } }`,
    );

    expect(byVariable.errors.map((error) => error.message)).toStrictEqual([
      `Variable "$filter" got invalid value "${value}" at "filter.timeRange.from"; ${message}`,
    ]);
    expect(byLiteral.errors).toMatchObject([{ message, locations: [{ line: 1, column: 41 }] }]);
    expect([byVariable.status, byLiteral.status]).toStrictEqual([400, 400]);
  });

  test('never rounds what a caller gives: the request is rejected, and Connect not called', async () => {
    await using world = await startWorld();
    const search = `query ($from: DateTime) { contacts(filter: { timeRange: { from: $from } }) { totalCount } }`;

    const answer = await world.client.send(search, { from: '2026-11-20T15:08:12.5554Z' });

    expect(answer).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    expect(world.upstream.calls).toStrictEqual([]);
  });
});
