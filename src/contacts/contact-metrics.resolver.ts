import { Int, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type FieldCost, UpstreamCost } from '../graphql-kit/cost/upstream-cost.ts';
import type { ContactMetrics } from './contact-metrics.loader.ts';
import { isPausedBy } from './contact-pause.ts';
import type { ContactContext } from './contact.context.ts';
import { Contact } from './contact.type.ts';
import { resolveLazyField } from './lazy-contact-field.ts';

/** Both fields are read by the same call. */
const COST: FieldCost = {
  dependsOn: 'queueId',
  loads: [{ loader: 'contactMetrics', keys: 1, shared: true }],
};

/** Ends the descriptions of both fields. */
const READS =
  '`queuePosition` and `estimatedWaitSeconds` together cost one call to Connect for each contact that waits, and none for others. Connect allows two such calls a second by default, for all callers together: select them for the contacts that a user looks at.';

@Resolver(() => Contact)
export class ContactMetricsResolver {
  @UpstreamCost(COST)
  @FieldResolver(() => Int, {
    nullable: true,
    description: `The position in the queue: 1 for the contact that is served next. Never from a cache. Null when the contact does not wait in a queue, and when Connect omits it. ${READS}`,
  })
  async queuePosition(
    @Root() contact: Contact,
    @Ctx() context: ContactContext,
  ): Promise<number | null> {
    return (await metricsOf(contact, context))?.queuePosition ?? null;
  }

  @UpstreamCost(COST)
  @FieldResolver(() => Int, {
    nullable: true,
    description: `The seconds that the contact is likely to wait until an agent is connected, such as 45, as Connect predicts it. Never from a cache. Null when the contact does not wait in a queue, and when Connect cannot predict it. ${READS}`,
  })
  async estimatedWaitSeconds(
    @Root() contact: Contact,
    @Ctx() context: ContactContext,
  ): Promise<number | null> {
    return (await metricsOf(contact, context))?.estimatedWaitSeconds ?? null;
  }
}

async function metricsOf(
  contact: Contact,
  context: ContactContext,
): Promise<ContactMetrics | null> {
  const { instanceId, id } = contact;
  return (await mayWait(contact, context)) ? context.contactMetrics.load({ instanceId, id }) : null;
}

/**
 * Whether a contact waits in a queue, as far as it is known: no agent has accepted it, and it is not paused, since a
 * paused task has left its queue (documented). An entry of a list does not show whether it is paused; to read that costs
 * as much as to ask Connect for the metrics of a contact that has none.
 */
async function mayWait(contact: Contact, context: ContactContext): Promise<boolean> {
  if (!contact.active) return false;
  const [queueId, agentId] = await Promise.all([
    resolveLazyField(contact.queueId, context),
    resolveLazyField(contact.agentId, context),
  ]);
  if (queueId === null || agentId !== null) return false;
  const { lastPausedTimestamp: paused, lastResumedTimestamp: resumed } = contact;
  if (paused instanceof Function || resumed instanceof Function) return true;
  return !isPausedBy({ paused, resumed });
}
