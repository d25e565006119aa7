import { Field, InputType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactTimestamp } from './contact-timestamp.enum.ts';

@InputType({
  description:
    "The time range to search: at most 8 weeks (56 days). This limit is the gateway's own.",
})
export class ContactTimeRangeInput {
  @Field(() => ContactTimestamp, {
    nullable: true,
    defaultValue: ContactTimestamp.INITIATION_TIMESTAMP,
    description: 'The timestamp of a contact that must be in the range.',
  })
  readonly type?: ContactTimestamp | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start of the range, before `to`. By default, 14 days before `to`.',
  })
  readonly from?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The end of the range. By default, the time of the request by the clock of Amazon Connect, and on further pages the time at which the first page was requested.',
  })
  readonly to?: Date | null;
}
