import { ContactMetricName, GetContactMetricsCommand } from '@aws-sdk/client-connect';
import DataLoader from 'dataloader';
import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectFailure } from '../connect/connect-failure.ts';
import { keyOf, type ResourceReference } from '../directory/cache/resource-reference.ts';
import { readFailure } from '../graphql-kit/errors/read-failure.ts';
import { intOrNull } from '../graphql-kit/values/int-or-null.ts';

/** What Connect measures of a contact that waits in a queue. */
export interface ContactMetrics {
  /** 1 for the contact that is served next; null when Connect omits it. */
  readonly queuePosition: number | null;
  /** The predicted time until an agent is connected, in seconds; null when Connect cannot predict it. */
  readonly estimatedWaitSeconds: number | null;
}

/** Reads the metrics of contacts for one request; null for a contact that does not wait in a queue. */
export type ContactMetricsLoader = DataLoader<ResourceReference, ContactMetrics | null, string>;

const { ESTIMATED_WAIT_TIME, POSITION_IN_QUEUE } = ContactMetricName;

/** The answers to a contact that has left its queue. AWS documents neither for this case (inferred). */
const LEFT_QUEUE = new Set(['InvalidRequestException', 'ResourceNotFoundException']);

/** A loader for one request. Connect measures one contact per call, with both metrics. */
export function createContactMetricsLoader(callConnect: CallConnect): ContactMetricsLoader {
  return new DataLoader<ResourceReference, ContactMetrics | null, string>(
    async (references) =>
      Promise.all(
        references.map(async ({ instanceId: InstanceId, id: ContactId }) => {
          const command = new GetContactMetricsCommand({
            InstanceId,
            ContactId,
            Metrics: [{ Name: POSITION_IN_QUEUE }, { Name: ESTIMATED_WAIT_TIME }],
          });
          const result = await callConnect(command);
          if (!result.ok) return hasLeftQueue(result.failure) ? null : readFailure(result.failure);
          const { MetricResults: metrics = [] } = result.output;
          const valueOf = (name: ContactMetricName): number | null =>
            intOrNull(metrics.find(({ Name }) => Name === name)?.Value?.Number);
          return {
            queuePosition: valueOf(POSITION_IN_QUEUE),
            estimatedWaitSeconds: valueOf(ESTIMATED_WAIT_TIME),
          };
        }),
      ),
    { cacheKeyFn: keyOf },
  );
}

/** Metrics are available only while a contact is in a queue (documented), and it may leave at any time. */
function hasLeftQueue(failure: ConnectFailure): boolean {
  return failure.kind === 'rejected' && LEFT_QUEUE.has(failure.exception);
}
