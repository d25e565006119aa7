import type { UpdateContactScheduleCommandInput } from '@aws-sdk/client-connect';
import { UpdateContactScheduleCommand } from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { ids, unknownId } from './support/built-in.ts';
import { contactsOf } from './support/contacts.ts';
import {
  aRequestId,
  invalidInput,
  invalidRequest,
  limitExceeded,
  notFound,
  rejection,
} from './support/rejection.ts';
import { describeOnEmulator, openTarget } from './support/target.ts';

const target = await openTarget();
const { client, directory, eventually } = target;
const { describe: read, start, stop } = contactsOf(target);
const InstanceId = directory.instanceId;
const hour = 3_600_000;
const day = 24 * hour;

/** A time in whole seconds, as Connect may keep no finer ones. */
const inFuture = (ms: number) => new Date(Math.ceil(Date.now() / 1000) * 1000 + ms);

const reschedule = (input: Partial<UpdateContactScheduleCommandInput>) =>
  client.send(
    new UpdateContactScheduleCommand({
      InstanceId,
      ContactId: undefined,
      ScheduledTime: inFuture(2 * hour),
      ...input,
    }),
  );
const scheduled = (ScheduledTime: Date = inFuture(hour)) => start({ ScheduledTime });

describe('UpdateContactSchedule', () => {
  test('answers with nothing but a request id', async () => {
    expect(await reschedule({ ContactId: await scheduled() })).toStrictEqual({
      $metadata: expect.objectContaining({ httpStatusCode: 200, requestId: aRequestId }),
    });
  });

  const times = [
    { what: 'an earlier time', ahead: hour / 2 },
    { what: 'a later time', ahead: 2 * day },
    { what: 'a time in nearly six days', ahead: 6 * day - hour },
  ];
  test.each(times)('moves a task to $what', async ({ ahead }) => {
    const task = await scheduled();
    const bystander = await scheduled();
    const before = await read(bystander);
    const ScheduledTime = inFuture(ahead);
    await reschedule({ ContactId: task, ScheduledTime });
    await eventually(async () => {
      expect(await read(task)).toMatchObject({ ScheduledTimestamp: ScheduledTime });
    });
    expect(await read(task)).not.toHaveProperty('DisconnectTimestamp');
    expect(await read(bystander)).toMatchObject({ ScheduledTimestamp: before.ScheduledTimestamp });
  });

  test('moves a task twenty times, and rejects the next', async () => {
    const task = await scheduled();
    for (let count = 1; count <= 20; count += 1) {
      await eventually(() =>
        reschedule({ ContactId: task, ScheduledTime: inFuture(count * hour) }),
      );
    }
    const last = await read(task);
    expect(await rejection(reschedule({ ContactId: task }))).toStrictEqual(limitExceeded);
    expect(await read(task)).toMatchObject({ ScheduledTimestamp: last.ScheduledTimestamp });
  });

  test('rejects a task that was not scheduled', async () => {
    const task = await start();
    expect(await rejection(reschedule({ ContactId: task }))).toStrictEqual(invalidRequest);
    expect(await read(task)).not.toHaveProperty('ScheduledTimestamp');
  });

  test('rejects a task that has ended', async () => {
    const at = inFuture(hour);
    const task = await scheduled(at);
    await stop(task);
    expect(await rejection(reschedule({ ContactId: task }))).toStrictEqual(invalidRequest);
    expect(await read(task)).toMatchObject({ ScheduledTimestamp: at });
  });

  // AWS's page of quotas says 90 days, its reference of the API six. A failure here answers it.
  const impossible = [
    { what: 'in the past', time: () => inFuture(-hour) },
    { what: 'in more than six days', time: () => inFuture(6 * day + hour) },
  ];
  test.each(impossible)('rejects a time $what', async ({ time }) => {
    const at = inFuture(hour);
    const task = await scheduled(at);
    const call = reschedule({ ContactId: task, ScheduledTime: time() });
    expect(await rejection(call)).toStrictEqual(invalidInput);
    expect(await read(task)).toMatchObject({ ScheduledTimestamp: at });
  });

  const unknown = [
    { what: 'a contact', change: { ContactId: unknownId } },
    { what: 'an instance', change: { InstanceId: unknownId } },
  ];
  test.each(unknown)('rejects $what that it does not know', async ({ change }) => {
    const call = reschedule({ ContactId: await scheduled(), ...change });
    expect(await rejection(call)).toStrictEqual(notFound);
  });

  const broken = [
    { what: 'no ContactId', change: { ContactId: undefined } },
    { what: 'an empty ContactId', change: { ContactId: '' } },
    { what: 'a ContactId of 257 characters', change: { ContactId: 'x'.repeat(257) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an empty InstanceId', change: { InstanceId: '' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'no ScheduledTime', change: { ScheduledTime: undefined } },
  ];
  test.each(broken)('rejects $what', async ({ change }) => {
    const call = reschedule({ ContactId: unknownId, ...change });
    expect(await rejection(call)).toStrictEqual(invalidInput);
  });
});

describeOnEmulator('UpdateContactSchedule on the emulator', () => {
  test('rejects a call', async () => {
    const call = reschedule({ ContactId: ids.contact(6) });
    expect(await rejection(call)).toStrictEqual(invalidRequest);
  });
});
