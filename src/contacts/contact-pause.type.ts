import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../graphql-kit/values/date-time.scalar.ts';

/** Whether a contact that was paused at some time is paused now. */
export const ContactPauseState = {
  PAUSED: 'PAUSED',
  NOT_PAUSED: 'NOT_PAUSED',
  UNDECIDED: 'UNDECIDED',
} as const;
export type ContactPauseState = (typeof ContactPauseState)[keyof typeof ContactPauseState];

registerEnumType(ContactPauseState, {
  name: 'ContactPauseState',
  description: 'Whether a contact that was paused at some time is paused now.',
  valuesConfig: {
    PAUSED: {
      description: 'The contact is paused. It has left its queue, and no agent gets it.',
    },
    NOT_PAUSED: { description: 'The contact was resumed, or has ended.' },
    UNDECIDED: {
      description:
        'Amazon Connect shows the same time for the last pause and the last resumption, so that either may be the later one. Read the contact again after the next change.',
    },
  },
});

@ObjectType({
  description: 'The last pause of a contact: whether it lasts, and when it began and ended.',
  simpleResolvers: true,
})
export class ContactPause {
  @Field(() => ContactPauseState, { description: 'Whether the contact is paused now.' })
  readonly state!: ContactPauseState;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the contact was last paused. Null when Connect omits it.',
  })
  readonly lastPausedTimestamp!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the contact was last resumed, which may be before the last pause. Null when it never was.',
  })
  readonly lastResumedTimestamp!: Date | null;
}
