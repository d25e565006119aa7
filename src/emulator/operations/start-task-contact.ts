import type { StartTaskContactRequest, StartTaskContactResponse } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import { checkActiveContacts, checkLinkedContacts } from '../routing/limits.ts';
import { queueOf, route } from '../routing/route-contact.ts';
import { startSchedule } from '../routing/scheduled-contacts.ts';
import type { ContactRecord, Target } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import { newContact } from '../store/new-contact.ts';
import type { Checked, Operation, OperationContext } from './operation.ts';
import { checkRunnable } from './runnable-flow.ts';
import { shareAttributes } from './share-attributes.ts';
import { checkAttributes, checkTaskInput } from './task-input.ts';

type Input = Checked<StartTaskContactRequest>;

/**
 * Starts a task through an inbound flow, or through a quick connect's flow to its queue or user.
 *
 * A chain of previous contacts shares its attributes; a related contact's attributes are copied. A
 * linked task has the tags of the company's own (all documented). Task templates and attachments are
 * not emulated. A task that is scheduled is put into its queue at its time. A token returns the task
 * that was started with it, whatever else is requested (inferred).
 */
export const startTaskContact: Operation<StartTaskContactRequest, StartTaskContactResponse> = (
  input,
  context,
) => {
  context.directory.instance(input.InstanceId);
  const scope = {
    operation: 'StartTaskContact',
    instanceId: input.InstanceId,
    token: input.ClientToken,
  };
  // No arguments: the operation declares no IdempotencyException for others.
  return context.idempotency.once(scope, {}, () => startTask(input, context));
};

function startTask(input: Input, context: OperationContext): StartTaskContactResponse {
  const { now, contacts } = context;
  checkTaskInput(input, now);
  const directory = context.directory.instance(input.InstanceId);
  const target = targetOf(input, directory);
  const queue = queueOf(target, directory);
  const view = (id: string | undefined): ContactRecord | undefined =>
    id === undefined ? undefined : contacts.current(input.InstanceId, id, now);
  const previous = view(input.PreviousContactId);
  const related = view(input.RelatedContactId);
  const attributes = { ...(previous ?? related)?.attributes, ...input.Attributes };
  checkAttributes(attributes);
  // Which of the two is checked first is inferred.
  const linkedTo = previous ?? related;
  if (linkedTo !== undefined) checkLinkedContacts(linkedTo, context);
  checkActiveContacts(input.InstanceId, 'TASK', context);
  if (previous !== undefined) shareAttributes(previous, attributes, context);

  const id = context.newId();
  const isScheduled = input.ScheduledTime !== undefined;
  const task = newContact(
    {
      id,
      instanceId: input.InstanceId,
      channel: 'TASK',
      initiationMethod: 'API',
      name: input.Name,
      description: input.Description,
      initialContactId: previous && (previous.initialContactId ?? previous.id),
      previousContactId: previous?.id,
      relatedContactId: related?.id,
      contactAssociationId: (previous ?? related)?.contactAssociationId ?? id,
      scheduledTimestamp: input.ScheduledTime,
      scheduledTarget: isScheduled ? target : undefined,
      attributes,
      references: { ...input.References },
      tags: (previous ?? related)?.tags ?? {},
      segmentAttributes: { ...input.SegmentAttributes } as ContactRecord['segmentAttributes'],
    },
    now,
  );
  route(task, isScheduled ? undefined : queue, context);
  startSchedule(id, context);
  return { ContactId: id };
}

function targetOf(input: Input, directory: InstanceDirectory): Target {
  if (input.QuickConnectId !== undefined) {
    const quickConnect = directory.quickConnect(input.QuickConnectId);
    switch (quickConnect.type) {
      case 'USER':
        return { userId: quickConnect.userId };
      case 'QUEUE':
        return { queueId: quickConnect.queueId };
      case 'FLOW':
        return { flowQueueId: directory.flow(quickConnect.contactFlowId).queueId };
      case 'PHONE_NUMBER':
        throw invalidRequest('A quick connect to a telephone number cannot take a task.');
    }
  }
  const flow = directory.flow(input.ContactFlowId ?? '');
  if (flow.type !== 'CONTACT_FLOW') {
    throw invalidRequest(`A flow of type ${flow.type} cannot start a task.`);
  }
  checkRunnable(flow);
  return { flowQueueId: flow.queueId };
}
