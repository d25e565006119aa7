import { Field, InputType } from 'type-graphql';
import { DateTime } from '../../graphql-kit/values/date-time.scalar.ts';
import { ContactTimestamp } from './contact-timestamp.enum.ts';

@InputType({
  description:
    'The time range to search: at most 8 weeks, a limit of this API that keeps searches fast.',
})
export class ContactTimeRangeInput {
  @Field(() => ContactTimestamp, {
    nullable: true,
    defaultValue: ContactTimestamp.INITIATION_TIMESTAMP,
    description: 'Which of the times of a contact must lie in the range.',
  })
  readonly type?: ContactTimestamp | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The beginning, before `to`. By default 14 days before `to`.',
  })
  readonly from?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The end. By default the time at which the first page was requested, for further pages, too.',
  })
  readonly to?: Date | null;
}
