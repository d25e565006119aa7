import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import { pauseBy } from './contact-pause.ts';
import { ContactPause, ContactPauseState } from './contact-pause.type.ts';
import { hasStarted } from './contact-schedule.ts';
import { ContactSchedule } from './contact-schedule.type.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';
import { resolveLazyField } from './lazy-contact-field.ts';

const STATES = {
  paused: ContactPauseState.PAUSED,
  resumed: ContactPauseState.NOT_PAUSED,
  undecided: ContactPauseState.UNDECIDED,
} as const;

/** What the times of a contact say of it: whether it is paused, and whether it has started. */
@Resolver(() => Contact)
export class ContactProgressResolver {
  @UpstreamCost({ dependsOn: 'lastPausedTimestamp' })
  @FieldResolver(() => ContactPause, {
    nullable: true,
    description:
      'Whether the contact is paused, and when it was last paused and resumed. Null for a contact that was never paused. In a list of contacts, it shares the call to Connect of `lastPausedTimestamp`.',
  })
  async pause(
    @Root() { active, ...contact }: Contact,
    @Ctx() context: ContactContext,
  ): Promise<ContactPause | null> {
    const [paused, resumed] = await Promise.all([
      resolveLazyField(contact.lastPausedTimestamp, context),
      resolveLazyField(contact.lastResumedTimestamp, context),
    ]);
    const pause = pauseBy({ paused, resumed });
    if (pause === 'none') return null;
    return {
      state: active ? STATES[pause] : ContactPauseState.NOT_PAUSED,
      lastPausedTimestamp: paused,
      lastResumedTimestamp: resumed,
    };
  }

  @UpstreamCost({ dependsOn: 'scheduledTimestamp' })
  @FieldResolver(() => ContactSchedule, {
    nullable: true,
    description:
      'When a scheduled task starts, and whether it has started. Null for a contact that is not scheduled.',
  })
  async schedule(
    @Root() { active, disconnectTimestamp, ...contact }: Contact,
    @Ctx() context: ContactContext,
  ): Promise<ContactSchedule | null> {
    const scheduledTimestamp = await resolveLazyField(contact.scheduledTimestamp, context);
    if (scheduledTimestamp === null) return null;
    const scheduled = { scheduledTimestamp, active, disconnectTimestamp };
    return { scheduledTimestamp, started: hasStarted(scheduled, context.connectNow.estimate) };
  }
}
