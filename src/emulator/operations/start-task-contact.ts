import { isDeepStrictEqual } from 'node:util';
import type { StartTaskContactRequest, StartTaskContactResponse } from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import type { InstanceDirectory } from '../store/directory.ts';
import type { Checked, Operation, OperationContext } from './operation.ts';
import { place, type Target } from './placement.ts';
import { checkAttributes, checkTaskInput } from './task-input.ts';

type Input = Checked<StartTaskContactRequest>;

const maxChain = 12;

/**
 * Starts a task through an inbound flow, or through a quick connect's flow to its queue or user.
 *
 * A chain of previous contacts holds twelve at most, and shares its attributes; a related contact's
 * attributes are copied (all documented). Task templates and attachments are not emulated. A task
 * that is scheduled stays unqueued for good: the emulator runs nothing later.
 */
export const startTaskContact: Operation<StartTaskContactRequest, StartTaskContactResponse> = (
  input,
  context,
) => {
  const { ClientToken: token, ...args } = input;
  context.directory.instance(input.InstanceId);
  const scope = { operation: 'StartTaskContact', instanceId: input.InstanceId, token };
  return context.idempotency.once(scope, args, () => startTask(input, context));
};

function startTask(input: Input, context: OperationContext): StartTaskContactResponse {
  const { now, contacts } = context;
  checkTaskInput(input, now);
  const directory = context.directory.instance(input.InstanceId);
  const target = targetOf(input, directory);
  const scheduled = input.ScheduledTime !== undefined;
  const placement = scheduled ? undefined : place(target, directory, now);
  const view = (id: string | undefined): ContactRecord | undefined =>
    id === undefined ? undefined : contacts.current(input.InstanceId, id, now);
  const previous = view(input.PreviousContactId);
  const related = view(input.RelatedContactId);
  const attributes = { ...(previous ?? related)?.attributes, ...input.Attributes };
  checkAttributes(attributes);
  if (previous !== undefined) joinChain(previous, attributes, context);

  const id = context.newId();
  contacts.write(
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
      initiationTimestamp: now,
      scheduledTimestamp: input.ScheduledTime,
      lastUpdateTimestamp: now,
      attributes,
      references: { ...input.References },
      tags: {},
      segmentAttributes: { ...input.SegmentAttributes } as ContactRecord['segmentAttributes'],
      ...placement,
    },
    now,
  );
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
  if (flow.state === 'ARCHIVED') throw invalidRequest('The flow is archived.');
  if (flow.status === 'SAVED') throw invalidRequest('The flow has not been published.');
  return { flowQueueId: flow.queueId };
}

/** Throws when the chain is full; else its contacts share the attributes from now on. */
function joinChain(
  previous: ContactRecord,
  attributes: Readonly<Record<string, string>>,
  { contacts, now }: OperationContext,
): void {
  const chain = contacts.chainOf(previous.initialContactId ?? previous.id);
  if (chain.length >= maxChain) {
    throw new ConnectError(
      'ServiceQuotaExceededException',
      `A chain of linked contacts holds ${maxChain} at most.`,
    );
  }
  for (const contact of chain) {
    if (isDeepStrictEqual(contact.attributes, attributes)) continue;
    contacts.write({ ...contact, attributes, lastUpdateTimestamp: now }, now);
  }
}
