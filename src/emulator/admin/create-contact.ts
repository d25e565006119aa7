import type { z } from 'zod';
import type { OperationContext } from '../operations/operation.ts';
import { checkActiveContacts, checkLinkedContacts } from '../routing/limits.ts';
import { queueOf, route } from '../routing/route-contact.ts';
import { startSchedule } from '../routing/scheduled-contacts.ts';
import type { SeedTime } from '../seed/common.ts';
import { contact as seedContact } from '../seed/contacts.ts';
import type { ContactRecord, Target } from '../store/contact-record.ts';
import type { DirectoryQueue, InstanceDirectory } from '../store/directory.ts';
import { newContact } from '../store/new-contact.ts';
import { contentOf, resolveTime } from '../store/seed-contacts.ts';
import { AdminError, badField } from './admin-error.ts';

const { shape } = seedContact;

/** A contact of a seed, but for what follows from its life here: it is new, and routed as a real one. */
export const contactToCreate = seedContact
  .omit({
    agentState: true,
    connectedToAgentTimestamp: true,
    disconnectReason: true,
    disconnectTimestamp: true,
    pauses: true,
    recordings: true,
  })
  .extend({
    id: shape.id.optional().describe('A new one when absent.'),
    instanceId: shape.instanceId.describe('The first instance when absent.'),
    initiationMethod: shape.initiationMethod
      .unwrap()
      .optional()
      .describe('API for a task, and INBOUND for all else, when absent.'),
    initiationTimestamp: shape.initiationTimestamp.describe(
      'ISO 8601, or seconds relative to now: -60 is a minute ago. Now when absent.',
    ),
    queueId: shape.queueId.describe(
      'Where it waits: a standard queue, or the agent queue of a user.',
    ),
    userId: shape.userId.describe('The agent to whom it is offered, in place of a queue.'),
    enqueueTimestamp: shape.enqueueTimestamp.describe('Since when it waits. Now when absent.'),
    scheduledTimestamp: shape.scheduledTimestamp.describe(
      'When a task goes to its queue or agent.',
    ),
  });

type ContactToCreate = z.output<typeof contactToCreate>;

/**
 * Creates a contact, and routes it. Throws AdminError where a field cannot be used, 409 for an id that
 * is taken, and ConnectError where a limit stands against it.
 */
export function createContact(input: ContactToCreate, context: OperationContext): ContactRecord {
  const { now, contacts } = context;
  const directory = instanceOf(input.instanceId, context);
  const instanceId = directory.instance.id;
  const queue = targetQueue(input, directory);
  const initiated = past('initiationTimestamp', input.initiationTimestamp, now);
  const enqueued = past('enqueueTimestamp', input.enqueueTimestamp ?? 0, now);
  const scheduled = scheduleOf(input, now);
  const previous = linked('previousContactId', input.previousContactId, instanceId, context);
  const related = linked('relatedContactId', input.relatedContactId, instanceId, context);
  const id = input.id ?? context.newId();
  if (contacts.latest(id) !== undefined) {
    throw new AdminError(
      409,
      `id: there is a contact with the id "${id}"; leave id out for a new one`,
    );
  }
  const linkedTo = previous ?? related;
  if (linkedTo !== undefined) checkLinkedContacts(linkedTo, context);
  checkActiveContacts(instanceId, input.channel, context);
  const target: Target = { queueId: queue?.id };
  const contact = newContact(
    {
      id,
      instanceId,
      channel: input.channel,
      initiationMethod: input.initiationMethod ?? (input.channel === 'TASK' ? 'API' : 'INBOUND'),
      ...contentOf(input, directory.instance),
      initialContactId: previous && (previous.initialContactId ?? previous.id),
      previousContactId: previous?.id,
      relatedContactId: related?.id,
      contactAssociationId: linkedTo?.contactAssociationId ?? id,
      initiationTimestamp: initiated,
      scheduledTimestamp: scheduled,
      scheduledTarget: scheduled && target,
    },
    now,
  );
  route(contact, scheduled === undefined ? queue : undefined, context, enqueued);
  startSchedule(id, context);
  return contacts.latest(id) ?? contact;
}

function instanceOf(id: string | undefined, { directory }: OperationContext): InstanceDirectory {
  const instance = directory.instances.find((one) => id === undefined || one.id === id);
  if (instance === undefined) throw badField('instanceId', `there is no instance "${id}"`, 404);
  return directory.instance(instance.id);
}

function targetQueue(
  { queueId, userId }: ContactToCreate,
  directory: InstanceDirectory,
): DirectoryQueue | undefined {
  if (queueId !== undefined && userId !== undefined) {
    throw badField(
      'userId',
      'give either queueId or userId; accept makes an agent pick from a queue',
    );
  }
  if (queueId !== undefined && !directory.queues.some(({ id }) => id === queueId)) {
    throw badField('queueId', `there is no queue "${queueId}" in this instance`, 404);
  }
  if (userId !== undefined && !directory.users.some(({ id }) => id === userId)) {
    throw badField('userId', `there is no user "${userId}" in this instance`, 404);
  }
  return queueOf({ queueId, userId }, directory);
}

function past(field: string, time: SeedTime, now: Date): Date {
  const resolved = resolveTime(time, now);
  if (resolved > now) throw badField(field, `is in the future; it is ${now.toISOString()} now`);
  return resolved;
}

function scheduleOf({ scheduledTimestamp, channel }: ContactToCreate, now: Date): Date | undefined {
  if (scheduledTimestamp === undefined) return undefined;
  const time = resolveTime(scheduledTimestamp, now);
  if (channel !== 'TASK') throw badField('scheduledTimestamp', 'only a task can be scheduled');
  if (time > now) return time;
  throw badField('scheduledTimestamp', `is not in the future; it is ${now.toISOString()} now`);
}

function linked(
  field: string,
  id: string | undefined,
  instanceId: string,
  { contacts }: OperationContext,
): ContactRecord | undefined {
  if (id === undefined) return undefined;
  const contact = contacts.latest(id);
  if (contact?.instanceId === instanceId) return contact;
  throw badField(field, `there is no contact "${id}" in this instance`, 404);
}
