import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { isUnknown } from '../../connect/connect-failure.ts';
import type { ConnectNow } from '../../connect/connect-now.ts';
import type { AnswerGrowth } from '../../graphql-kit/cost/answer-growth.ts';
import { type RequestedField, UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { readFailure } from '../../graphql-kit/errors/read-failure.ts';
import { resourceNotFound } from '../../graphql-kit/errors/resource-not-found.ts';
import { badUserInput } from '../../graphql-kit/input/input-issue.ts';
import type { ReadCached } from '../../graphql-kit/relay/read-cached.ts';
import {
  daysFrom,
  endsNextDay,
  type HoursDay,
  isOpenAt,
  type OpenHours,
  timeOfDay,
  wallTimeIn,
} from './hours-calendar.ts';
import {
  EXPECTED_PER_DAY,
  QueueHours,
  QueueHoursDay,
  type QueueHoursInterval,
} from './queue-hours.type.ts';
import { Queue } from './queue.type.ts';
import { MAX_CALENDAR_CALLS, MAX_DAYS, readHoursCalendar } from './read-hours-calendar.ts';

const DEFAULT_DAYS = 7;

/** The max number of values that an override has in an answer: itself, its fields, and its hours. */
const VALUES_PER_ENTRY = 7;

/** The part of a request's context that the hours of queues use. */
interface QueueHoursContext extends AnswerGrowth {
  readonly connectNow: Pick<ConnectNow, 'estimate'>;
  readonly readCached: ReadCached;
}

@Resolver(() => Queue)
export class QueueEffectiveHoursResolver {
  @UpstreamCost({ calls: MAX_CALENDAR_CALLS })
  @FieldResolver(() => QueueHours, {
    nullable: true,
    description:
      'When the queue is served: its hours of operation with all overrides applied, and whether it is open now. Null for an agent queue, which has no hours, and when Connect omits them. The hours are cached with the directory; `openNow` is computed for each answer. Queues with the same hours share one call to Connect.',
  })
  async effectiveHours(
    @Root() { instanceId, hoursOfOperationId: id }: Queue,
    @Ctx() { connectNow, readCached }: QueueHoursContext,
  ): Promise<QueueHours | null> {
    if (id === null) return null;
    const result = await readHoursCalendar(readCached, { instanceId, id }, connectNow);
    if (!result.ok) {
      const isMissing = isUnknown(result.failure, [instanceId, id]);
      throw isMissing ? resourceNotFound(id, 'hours of operation') : readFailure(result.failure);
    }
    const calendar = result.output;
    const now = wallTimeIn(calendar.timeZone, connectNow.estimate);
    return Object.assign(new QueueHours(), {
      hoursOfOperationId: id,
      timeZone: calendar.timeZone,
      openNow: isOpenAt(calendar, now),
      calendar,
      today: now.date,
    });
  }
}

@Resolver(() => QueueHours)
export class QueueHoursResolver {
  @UpstreamCost(({ args }) => ({ returns: [{ entries: countOf(args) }] }))
  @FieldResolver(() => [QueueHoursDay], {
    description:
      'The days from today on, in the time zone of the hours: each of them, closed days included. Selecting them costs no further call to Connect.',
  })
  days(
    @Root() { calendar, today }: QueueHours,
    @Arg('count', () => Int, {
      defaultValue: DEFAULT_DAYS,
      description: `How many days to return: 1 to ${MAX_DAYS}.`,
    })
    count: number,
    @Ctx() { growAnswer }: QueueHoursContext,
  ): QueueHoursDay[] {
    if (count < 1 || count > MAX_DAYS) {
      throw badUserInput([{ path: ['count'], message: `must be 1 to ${MAX_DAYS}, not ${count}` }]);
    }
    const days = daysFrom(calendar, today, count);
    const more = days.reduce((sum, day) => sum + unexpectedEntries(day), 0);
    if (more > 0) growAnswer(more * VALUES_PER_ENTRY);
    return days.map(({ date, hours, overrides }) => ({
      date,
      hours: hours.map(intervalOf),
      overrides: overrides.map(({ hours: ofOverride, ...override }) => ({
        ...override,
        hours: ofOverride && intervalOf(ofOverride),
      })),
    }));
  }
}

/** The number of days in the answer. Zero for an invalid number, which returns none. */
function countOf({ count }: RequestedField['args']): number {
  return typeof count === 'number' ? Math.max(0, Math.min(count, MAX_DAYS)) : DEFAULT_DAYS;
}

/** The entries of a day in addition to those that its lists declare. */
function unexpectedEntries({ hours, overrides }: HoursDay): number {
  return [hours, overrides].reduce(
    (sum, { length }) => sum + Math.max(0, length - EXPECTED_PER_DAY),
    0,
  );
}

function intervalOf(hours: OpenHours): QueueHoursInterval {
  return {
    start: timeOfDay(hours.start),
    end: timeOfDay(hours.end),
    endsNextDay: endsNextDay(hours),
  };
}
