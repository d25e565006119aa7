import type {
  ContactMetricName,
  ContactMetricResult,
  GetContactMetricsRequest,
  GetContactMetricsResponse,
} from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { byTurn } from '../routing/offers.ts';
import { arnOf } from '../store/arns.ts';
import { type ContactRecord, isQueued } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';

/**
 * Measures a contact that waits in a queue; one that does not has no metrics (documented), and is
 * InvalidRequestException (inferred). Contacts of all channels count for the position (inferred). The
 * instance is named by id or ARN; both it and the contact must be named by UUIDs (documented as a
 * pattern).
 */
export const getContactMetrics: Operation<GetContactMetricsRequest, GetContactMetricsResponse> = (
  input,
  { now, directory, contacts },
) => {
  const { instance } = directory.instance(directory.instanceIdOf(input.InstanceId));
  const contact = contacts.view(instance.id, input.ContactId, now);
  if (!isQueued(contact)) throw invalidRequest('The contact does not wait in a queue.');
  const queueId = contact.queue?.id;
  const ofQueue = contacts.viewAll(instance.id, now).filter(({ queue }) => queue?.id === queueId);
  return {
    MetricResults: input.Metrics.flatMap(({ Name }) => result(Name, contact, ofQueue)),
    Id: contact.id,
    Arn: arnOf(instance, 'contact', contact.id),
  };
};

/** A wait that cannot be predicted is left out (inferred). */
function result(
  Name: ContactMetricName,
  contact: ContactRecord,
  ofQueue: readonly ContactRecord[],
): ContactMetricResult[] {
  const value =
    Name === 'POSITION_IN_QUEUE' ? positionOf(contact, ofQueue) : estimatedWait(contact, ofQueue);
  return value === undefined ? [] : [{ Name, Value: { Number: value } }];
}

/** The first in line is 1 (documented). */
function positionOf({ id }: ContactRecord, ofQueue: readonly ContactRecord[]): number {
  const line = ofQueue.filter(isQueued).sort(byTurn);
  return line.findIndex((one) => one.id === id) + 1;
}

/**
 * In seconds (documented): how long the contacts of the queue and channel waited that were accepted, on
 * average. Connect does not document how it predicts.
 */
function estimatedWait(
  { channel }: ContactRecord,
  ofQueue: readonly ContactRecord[],
): number | undefined {
  const waits = ofQueue.flatMap(({ queue, agent, channel: kind }) =>
    queue === undefined || agent === undefined || kind !== channel
      ? []
      : [agent.connectedToAgentTimestamp.getTime() - queue.enqueueTimestamp.getTime()],
  );
  if (waits.length === 0) return undefined;
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length / 1000;
}
