import { Field, ID, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import type { HoursCalendar } from './hours-calendar.ts';

/** How many stretches of hours, and overrides, a day has in nearly every contact centre. */
export const EXPECTED_PER_DAY = 4;

@ObjectType({
  description:
    'A stretch of hours of one day, as clocks in the time zone of the hours show them. The start belongs to it, the end does not.',
  simpleResolvers: true,
})
export class QueueHoursInterval {
  @Field(() => String, { description: 'When the hours begin, such as `08:00`.' })
  readonly start!: string;

  @Field(() => String, { description: 'When the hours end, such as `18:30`; midnight is `00:00`.' })
  readonly end!: string;

  @Field(() => Boolean, {
    description:
      'Whether the hours end on the next day, midnight included. The hours from `00:00` to `00:00` are a whole day.',
  })
  readonly endsNextDay!: boolean;
}

@ObjectType({
  description:
    'A deviation from the usual hours on one day, such as a holiday. The `hours` of the day already take it into account.',
  simpleResolvers: true,
})
export class QueueHoursOverride {
  @Field(() => String, {
    nullable: true,
    description: 'The name of the override, such as `New Year`. Null when Connect omits it.',
  })
  readonly name!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True when it opens, false when it closes. Null when Connect omits it.',
  })
  readonly open!: boolean | null;

  @Field(() => QueueHoursInterval, {
    nullable: true,
    description: 'The hours that it is about. Null when Connect omits them.',
  })
  readonly hours!: QueueHoursInterval | null;
}

@ObjectType({
  description: 'The hours of one day, in the time zone of the hours.',
  simpleResolvers: true,
})
export class QueueHoursDay {
  @Field(() => String, {
    description: 'The date in the time zone of the hours, such as `2026-11-30`.',
  })
  readonly date!: string;

  @UpstreamCost({ returns: [{ entries: EXPECTED_PER_DAY }] })
  @Field(() => [QueueHoursInterval], {
    description:
      'When the queue is served, earliest first, overrides applied. Empty on a closed day. Hours that end on the next day are listed where they begin.',
  })
  readonly hours!: readonly QueueHoursInterval[];

  @UpstreamCost({ returns: [{ entries: EXPECTED_PER_DAY }] })
  @Field(() => [QueueHoursOverride], {
    description: 'The overrides of this day, for information. Most days have none.',
  })
  readonly overrides!: readonly QueueHoursOverride[];
}

@ObjectType({
  description:
    'When a queue is served: its hours of operation with all overrides applied, as Connect computes them.',
  simpleResolvers: true,
})
export class QueueHours {
  @Field(() => ID, {
    description: 'The id of the hours of operation, which several queues may share.',
  })
  readonly hoursOfOperationId!: string;

  @Field(() => String, {
    description: 'The time zone of all dates and times, such as `America/New_York`.',
  })
  readonly timeZone!: string;

  @Field(() => Boolean, {
    description:
      "Whether the queue is open at the time of the answer, by Amazon Connect's clock. Connect does not close a queue by itself: its flows check the hours.",
  })
  readonly openNow!: boolean;

  /** What `days` is computed from. */
  readonly calendar!: HoursCalendar;

  /** The date at the time of the answer, in the time zone of the hours. */
  readonly today!: string;
}
