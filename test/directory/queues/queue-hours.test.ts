import { describe, expect, test } from '@jest/globals';
import { parseSeed, type Seed } from '../../../src/emulator/seed.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { maxCalls } from '../../gateway/graphql/cost/max-cost.ts';
import { altered, dated, exception } from '../../support/answers.ts';
import { INSTANCE_ID, QUEUES, USERS } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

const OFFICE_HOURS = '80000000-0000-4000-8000-000000000001';
const OPEN = { start: '08:00', end: '18:00', endsNextDay: false };

const hoursCalls = (world: World): number =>
  world.upstream.operations().filter((name) => name === 'GetEffectiveHoursOfOperations').length;

const isOpen = async (world: World, id: string): Promise<unknown> => {
  const { queue } = await world.client.data(
    `{ queue(id: "${id}") { effectiveHours { openNow days(count: 1) { date } } } }`,
  );
  const { effectiveHours } = queue as {
    effectiveHours: { openNow: boolean; days: { date: string }[] };
  };
  return [effectiveHours.openNow, effectiveHours.days[0]?.date];
};

describe('Queue.effectiveHours', () => {
  test("has the days from today on in the hours' own time zone, by one call", async () => {
    // Sunday evening in New York, and Monday in UTC.
    const now = (): Date => new Date('2026-11-30T01:00:00Z');
    await using world = await startWorld({ emulator: { now } });

    const { queue } = await world.client.data(
      `{ queue(id: "${QUEUES.claims}") { effectiveHours {
          hoursOfOperationId timeZone openNow
          days(count: 3) { date hours { start end endsNextDay } overrides { name } }
        } } }`,
    );

    expect(queue).toStrictEqual({
      effectiveHours: {
        hoursOfOperationId: OFFICE_HOURS,
        timeZone: 'America/New_York',
        openNow: false,
        days: [
          { date: '2026-11-29', hours: [], overrides: [] },
          { date: '2026-11-30', hours: [OPEN], overrides: [] },
          { date: '2026-12-01', hours: [OPEN], overrides: [] },
        ],
      },
    });
    expect(world.upstream.calls.slice(1)).toMatchObject([
      {
        operation: 'GetEffectiveHoursOfOperations',
        path: `/effective-hours-of-operations/${INSTANCE_ID}/${OFFICE_HOURS}`,
        parameters: ['fromDate=2026-11-28', 'toDate=2026-12-14'],
      },
    ]);
  });

  test('takes Connect\'s clock, and computes "open now" for each answer from the same hours', async () => {
    let now = new Date('2031-03-07T22:59:00Z');
    await using world = await startWorld({ emulator: { now: () => now } });

    const open = await isOpen(world, QUEUES.claims);
    now = new Date('2031-03-07T23:00:30Z');
    // A response shows Connect's clock.
    await world.client.data('{ contacts(first: 1) { nodes { id } } }');
    const closed = await isOpen(world, QUEUES.claims);

    // Friday, six o'clock in New York.
    expect([open, closed]).toStrictEqual([
      [true, '2031-03-07'],
      [false, '2031-03-07'],
    ]);
    expect(hoursCalls(world)).toBe(1);
  });

  test.each([
    // Winter: 8 in New York is 13 in UTC. From 8 March on it is 12.
    ['2027-03-12T12:59:00Z', false],
    ['2027-03-12T13:00:00Z', true],
    ['2027-03-15T11:59:00Z', false],
    ['2027-03-15T12:00:00Z', true],
  ])('follows daylight saving: at %s it is open: %s', async (time, expected) => {
    await using world = await startWorld({ emulator: { now: () => new Date(time) } });

    expect(await isOpen(world, QUEUES.claims)).toStrictEqual([expected, time.slice(0, 10)]);
  });

  test('reads the hours again when the answer shows that it is another day', async () => {
    const now = new Date('2031-03-07T15:00:00Z');
    await using world = await startWorld({ emulator: { now: () => now } });
    // The first response has no date, so the gateway guesses today's.
    world.upstream.answerNext(
      'DescribeQueue',
      dated(() => undefined),
    );

    world.upstream.answerBy(({ operation }) =>
      operation === 'GetEffectiveHoursOfOperations' ? dated(() => now) : undefined,
    );

    expect(await isOpen(world, QUEUES.claims)).toStrictEqual([true, '2031-03-07']);
    expect(hoursCalls(world)).toBe(2);
  });

  test('is read once for all queues that share the hours', async () => {
    await using world = await startWorld();
    const query = '{ queues(first: 10) { nodes { effectiveHours { timeZone openNow } } } }';

    const { queues } = await world.client.data(query);
    await world.client.data(query);

    const { nodes } = queues as { nodes: object[] };
    expect(nodes.length).toBeGreaterThan(3);
    expect(new Set(nodes.map((node) => JSON.stringify(node))).size).toBe(1);
    expect(world.upstream.operations().sort()).toStrictEqual([
      'GetEffectiveHoursOfOperations',
      'SearchQueues',
    ]);
    expect(maxCalls(query)).toBe(5 + 2 * 10);
  });

  test('is null for the agent queue of a user, without a call', async () => {
    await using world = await startWorld();

    const data = await world.client.data(
      `{ queue(id: "${USERS.ben}") { effectiveHours { openNow } } }`,
    );

    expect(data).toStrictEqual({ queue: { effectiveHours: null } });
    expect(hoursCalls(world)).toBe(0);
  });

  test.each([
    ['ResourceNotFoundException', 404, 'RESOURCE_NOT_FOUND'],
    ['InternalServiceException', 500, 'UPSTREAM_UNAVAILABLE'],
    ['ThrottlingException', 429, 'THROTTLED'],
    ['AccessDeniedException', 403, 'UPSTREAM_ACCESS_DENIED'],
    ['InvalidParameterException', 400, 'UPSTREAM_REJECTED'],
  ])('is null with an error after %s, and the queue is whole', async (name, status, code) => {
    await using world = await startWorld();
    world.upstream.answerAll('GetEffectiveHoursOfOperations', exception(name, status));

    const { data, errors } = await world.client.send(
      `{ queue(id: "${QUEUES.claims}") { name effectiveHours { openNow } } }`,
    );

    expect(data).toStrictEqual({ queue: { name: 'Claims', effectiveHours: null } });
    expect(errors).toMatchObject([{ path: ['queue', 'effectiveHours'], extensions: { code } }]);
  });

  test('is null with an error, and not closed, when Connect omits the time zone', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'GetEffectiveHoursOfOperations',
      altered((answer) => ({ ...answer, TimeZone: undefined })),
    );

    const { data, errors } = await world.client.send(
      `{ queue(id: "${QUEUES.claims}") { effectiveHours { openNow } } }`,
    );

    expect(data).toStrictEqual({ queue: { effectiveHours: null } });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_UNAVAILABLE' } }]);
  });

  test.each([0, 15])('rejects %d days', async (count) => {
    await using world = await startWorld();

    const { errors } = await world.client.send(
      `{ queue(id: "${QUEUES.claims}") { effectiveHours { days(count: ${count}) { date } } } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', fields: [{ path: ['count'] }] } },
    ]);
  });

  test('is FORBIDDEN with its queue for a caller that is restricted to others, and not read', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const token = bearer(await issuer.token({ scope: EVERY_SCOPE, queues: [QUEUES.billing] }));

    const { data, errors } = await world.client.send(
      `{ queue(id: "${QUEUES.claims}") { effectiveHours { openNow } } }`,
      {},
      token,
    );

    expect(data).toStrictEqual({ queue: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    expect(world.upstream.calls).toStrictEqual([]);
  });

  test('makes an answer that no client caches, since it has the time of the answer', async () => {
    await using world = await startWorld();
    const cacheControl = async (fields: string): Promise<string | null> =>
      (await world.client.send(`{ queue(id: "${QUEUES.claims}") { ${fields} } }`)).headers.get(
        'cache-control',
      );

    expect(await cacheControl('name')).toContain('max-age=30');
    expect(await cacheControl('effectiveHours { openNow }')).toBe('no-store');
  });
});

describe('overrides and nights', () => {
  const time = (hours: number): object => ({ hours });
  const QUEUE = QUEUES.claims;

  /** A line that is open on Monday nights, and from ten to midnight on Tuesdays; closed on one Monday. */
  function nightLine(): Seed {
    return parseSeed({
      instances: [{ id: INSTANCE_ID }],
      queues: [{ id: QUEUE, name: 'Night line', hoursOfOperationId: OFFICE_HOURS }],
      hoursOfOperations: [
        {
          id: OFFICE_HOURS,
          name: 'Nights',
          timeZone: 'Europe/Berlin',
          config: [
            { day: 'MONDAY', startTime: time(22), endTime: time(6) },
            { day: 'TUESDAY', startTime: time(10), endTime: time(0) },
          ],
          overrides: [
            { name: 'Maintenance', from: '2026-12-07', until: '2026-12-07' },
            {
              name: 'Fair',
              from: '2026-12-08',
              until: '2026-12-09',
              config: [{ day: 'WEDNESDAY', startTime: time(9), endTime: time(17) }],
            },
          ],
        },
      ],
    });
  }

  test('are as Connect applies them', async () => {
    const now = (): Date => new Date('2026-12-06T12:00:00Z');
    await using world = await startWorld({ emulator: { seed: nightLine(), now } });

    const { queue } = await world.client.data(
      `{ queue(id: "${QUEUE}") { effectiveHours { timeZone days(count: 4) {
          date hours { start end endsNextDay }
          overrides { name open hours { start end endsNextDay } }
        } } } }`,
    );

    const wholeDay = { start: '00:00', end: '00:00', endsNextDay: true };
    const fair = { start: '09:00', end: '17:00', endsNextDay: false };
    expect(queue).toStrictEqual({
      effectiveHours: {
        timeZone: 'Europe/Berlin',
        days: [
          { date: '2026-12-06', hours: [], overrides: [] },
          {
            date: '2026-12-07',
            hours: [],
            overrides: [{ name: 'Maintenance', open: false, hours: wholeDay }],
          },
          {
            date: '2026-12-08',
            hours: [],
            overrides: [{ name: 'Fair', open: false, hours: wholeDay }],
          },
          {
            date: '2026-12-09',
            hours: [fair],
            overrides: [{ name: 'Fair', open: true, hours: fair }],
          },
        ],
      },
    });
  });

  test.each([
    ['on Monday at 21:59', '2026-11-30T20:59:00Z', false],
    ['on Monday at 22:00', '2026-11-30T21:00:00Z', true],
    ['on Tuesday at 5:59', '2026-12-01T04:59:00Z', true],
    ['on Tuesday at 6:00', '2026-12-01T05:00:00Z', false],
    ['on Tuesday at 23:59', '2026-12-01T22:59:00Z', true],
    ['on Wednesday at 0:00', '2026-12-01T23:00:00Z', false],
    ['on the Monday that is closed', '2026-12-07T21:30:00Z', false],
    ['in the night after it', '2026-12-08T02:00:00Z', false],
    ['on a Wednesday that is open', '2026-12-09T08:00:00Z', true],
  ])('%s', async (_, at, expected) => {
    await using world = await startWorld({
      emulator: { seed: nightLine(), now: () => new Date(at) },
    });

    expect(await isOpen(world, QUEUE)).toStrictEqual([expected, expect.any(String)]);
  });
});
