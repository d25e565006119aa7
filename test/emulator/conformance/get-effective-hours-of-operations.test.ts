import {
  DescribeQueueCommand,
  GetEffectiveHoursOfOperationsCommand,
  type GetEffectiveHoursOfOperationsCommandInput,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { parseSeed } from '../../../src/emulator/seed.ts';
import { unknownId } from './support/built-in.ts';
import { aRequestId, invalidInput, notFound, rejection } from './support/rejection.ts';
import { describeOnEmulator, openEmulator, openTarget } from './support/target.ts';

const { client, directory } = await openTarget();
const { instanceId: InstanceId, queueId: QueueId } = directory;
const { Queue } = await client.send(new DescribeQueueCommand({ InstanceId, QueueId }));
const HoursOfOperationId = Queue?.HoursOfOperationId ?? '';
const send = (change: Partial<GetEffectiveHoursOfOperationsCommandInput> = {}) =>
  client.send(
    new GetEffectiveHoursOfOperationsCommand({
      InstanceId,
      HoursOfOperationId,
      FromDate: '2026-03-06',
      ToDate: '2026-03-09',
      ...change,
    }),
  );

describe('GetEffectiveHoursOfOperations', () => {
  test('answers with a list, a time zone and a request id', async () => {
    const answer = await send();
    expect(answer).toMatchObject({
      $metadata: { httpStatusCode: 200, requestId: aRequestId },
      EffectiveHoursOfOperationList: expect.any(Array),
      TimeZone: expect.stringMatching(/./),
    });
  });

  const unknown = [
    { what: 'hours', change: { HoursOfOperationId: unknownId } },
    { what: 'instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects unknown $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no FromDate', change: { FromDate: undefined } },
    { what: 'no ToDate', change: { ToDate: undefined } },
    { what: 'a date without zeros', change: { FromDate: '2026-3-6' } },
    { what: 'a time', change: { ToDate: '2026-03-09T00:00' } },
    { what: 'a date that no calendar has', change: { FromDate: '2026-02-30' } },
    { what: 'a thirteenth month', change: { ToDate: '2026-13-01' } },
    { what: 'an end before the start', change: { ToDate: '2026-03-05' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    expect(await rejection(send(change))).toStrictEqual(invalidInput);
  });
});

const at = (hours: number, minutes = 0) => ({ hours, minutes });
const seed = parseSeed({
  instances: [{ id: 'i' }],
  hoursOfOperations: [
    {
      id: 'h',
      name: 'Nights',
      timeZone: 'Europe/Paris',
      config: [
        { day: 'SATURDAY', startTime: at(22, 30), endTime: at(6) },
        { day: 'SATURDAY', startTime: at(9), endTime: at(12, 15) },
        { day: 'SUNDAY', startTime: at(0), endTime: at(0) },
      ],
      overrides: [
        { name: 'Renovation', from: '2026-03-14', until: '2026-03-15' },
        {
          name: 'Fair',
          from: '2026-03-15',
          until: '2026-03-16',
          config: [{ day: 'MONDAY', startTime: at(8), endTime: at(9, 30) }],
        },
      ],
    },
  ],
});
const nights = await openEmulator({ seed });

describeOnEmulator('GetEffectiveHoursOfOperations on the emulator', () => {
  const office = [{ Start: { Hours: 8, Minutes: 0 }, End: { Hours: 18, Minutes: 0 } }];

  test('shows each day, the first and the last one, too', async () => {
    expect(await send()).toMatchObject({
      EffectiveHoursOfOperationList: [
        { Date: '2026-03-06', OperationalHours: office },
        { Date: '2026-03-07', OperationalHours: [] },
        { Date: '2026-03-08', OperationalHours: [] },
        { Date: '2026-03-09', OperationalHours: office },
      ],
      EffectiveOverrideHoursList: [],
      TimeZone: 'America/New_York',
    });
  });

  test('takes one day, and a year, and no day more', async () => {
    const daysOf = async (FromDate: string, ToDate: string) =>
      (await send({ FromDate, ToDate })).EffectiveHoursOfOperationList?.map((one) => one.Date);
    expect(await daysOf('2028-02-29', '2028-02-29')).toStrictEqual(['2028-02-29']);
    const year = await daysOf('2028-01-01', '2028-12-31');
    expect([year?.length, year?.at(-1)]).toStrictEqual([366, '2028-12-31']);
    const more = send({ FromDate: '2028-01-01', ToDate: '2029-01-01' });
    expect(await rejection(more)).toStrictEqual(invalidInput);
  });

  test('shows hours that end on the next day where they begin, and all of a day in order', async () => {
    const hour = (Hours: number, Minutes = 0) => ({ Hours, Minutes });
    const input = { InstanceId: 'i', HoursOfOperationId: 'h' };
    const dates = { FromDate: '2026-03-07', ToDate: '2026-03-08' };
    const command = new GetEffectiveHoursOfOperationsCommand({ ...input, ...dates });
    expect(await nights.client.send(command)).toMatchObject({
      EffectiveHoursOfOperationList: [
        {
          Date: '2026-03-07',
          OperationalHours: [
            { Start: hour(9), End: hour(12, 15) },
            { Start: hour(22, 30), End: hour(6) },
          ],
        },
        { Date: '2026-03-08', OperationalHours: [{ Start: hour(0), End: hour(0) }] },
      ],
      TimeZone: 'Europe/Paris',
    });
  });

  test('shows overrides, the first one of a date: a day without hours of its own is closed', async () => {
    const midnight = { Hours: 0, Minutes: 0 };
    const closed = {
      OverrideName: 'Renovation',
      OperationalStatus: 'CLOSED',
      Start: midnight,
      End: midnight,
    };
    const morning = { Start: { Hours: 8, Minutes: 0 }, End: { Hours: 9, Minutes: 30 } };
    const command = new GetEffectiveHoursOfOperationsCommand({
      InstanceId: 'i',
      HoursOfOperationId: 'h',
      FromDate: '2026-03-14',
      ToDate: '2026-03-17',
    });
    expect(await nights.client.send(command)).toMatchObject({
      EffectiveHoursOfOperationList: [
        { Date: '2026-03-14', OperationalHours: [] },
        { Date: '2026-03-15', OperationalHours: [] },
        { Date: '2026-03-16', OperationalHours: [morning] },
        { Date: '2026-03-17', OperationalHours: [] },
      ],
      EffectiveOverrideHoursList: [
        { Date: '2026-03-14', OverrideHours: [closed] },
        { Date: '2026-03-15', OverrideHours: [closed] },
        {
          Date: '2026-03-16',
          OverrideHours: [{ ...morning, OverrideName: 'Fair', OperationalStatus: 'OPEN' }],
        },
      ],
    });
  });
});
