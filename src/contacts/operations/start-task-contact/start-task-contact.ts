import { type QuickConnect, StartTaskContactCommand } from '@aws-sdk/client-connect';
import type { Rejected } from '../../../connect/connect-failure.ts';
import { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import {
  QuickConnectType,
  TRANSFERABLE_TYPES,
} from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import { forbidden } from '../../../graphql-kit/access/forbidden.ts';
import { enumValue } from '../../../graphql-kit/values/enum-value.ts';
import { futureIssues, scheduledTimeIssues } from '../../inputs/scheduled-time.ts';
import { type Authorization, CHAIN_IN_QUEUES, CONTACT_IN_QUEUES } from '../kit/authorization.ts';
import { linkedContactLimit, tooLargeAttributes, unsupportedFlow } from '../kit/contact-causes.ts';
import type { CommandOf } from '../kit/declaration.ts';
import { declareOperation } from '../kit/declare-operation.ts';
import {
  type CommonReason,
  failureOfCall,
  type FailureWith,
  type NamedResource,
} from '../kit/operation-failure.ts';
import type { Evidence } from '../kit/read-evidence.ts';
import { readQuickConnect } from '../kit/read-resource.ts';
import { StartTaskContactInput } from './start-task-contact.input.ts';
import { type Task, validateTask } from './validate-task.ts';

type StartCommand = CommandOf<Task>;
type StartFailure = FailureWith<
  | CommonReason
  | 'flow-type-not-supported'
  | 'quick-connect-type-not-supported'
  | 'attributes-too-large'
  | 'linked-contact-limit'
>;

const SCHEDULED_TIME = ['input', 'scheduledTime'];

/** A flow that starts a task is an inbound flow (documented). */
const SUPPORTED_FLOW_TYPES = [ContactFlowType.CONTACT_FLOW] as const;

/**
 * Only a quick connect of a queue leads to a queue that is known. It is read for each task: Connect resolves it, and the
 * queue in the directory's cache may be an earlier one. Attributes of a task with a previous contact are those of
 * the whole chain.
 */
const INTO_OWN_QUEUE: Authorization<StartCommand> = {
  rule: 'the task is started by a quick connect to one of their queues, and a contact that it is linked to is, or was last, in one of their queues: each contact of the chain if the task continues it with attributes',
  cost: {
    ...CHAIN_IN_QUEUES.cost,
    calls: (CHAIN_IN_QUEUES.cost.calls ?? 0) + 1,
  },
  async check(command, context) {
    const { quickConnectId, instanceId, clientToken } = command;
    if (quickConnectId === undefined) throw forbidden('queues');
    const named = { type: 'QUICK_CONNECT', id: quickConnectId } as const;
    const { callConnect } = context.uncancelled;
    const reading = await readQuickConnect(callConnect, { instanceId, id: quickConnectId });
    if (!reading.ok) return failureOfCall(reading.failure, named, clientToken);
    if (reading.output === null) return { reason: 'resource-not-found', resource: named };
    const { QuickConnectType: type, QueueConfig: { QueueId: queueId } = {} } =
      reading.output.QuickConnectConfig ?? {};
    const isOwn = queueId !== undefined && context.caller.queueIds?.has(queueId) === true;
    if (type !== 'QUEUE' || !isOwn) throw forbidden('queues');
    const contactId = linkedContactOf(command);
    if (contactId === undefined) return undefined;
    const changesChain = command.previousContactId !== undefined && hasMembers(command.attributes);
    const ofLinked = changesChain ? CHAIN_IN_QUEUES : CONTACT_IN_QUEUES;
    return ofLinked.check({ instanceId, contactId, clientToken }, context);
  },
};

/** StartTaskContact. Connect honours the token: the same task is started once. */
export const START_TASK_CONTACT = declareOperation({
  name: 'StartTaskContact',
  description:
    'Starts a task, now or at a scheduled time, by a flow, a quick connect or a task template.',
  success: 'The task was started, or scheduled.',
  input: StartTaskContactInput,
  permission: 'START_CONTACTS',
  subject: 'contact',
  iamResources: ['contact/*', 'contact-flow/*', 'transfer-destination/*', 'task-template/*'],
  exceptions: {
    InternalServiceException: ['service-failure', 'outcome-unknown'],
    InvalidParameterException: [
      'bad-input',
      'resource-not-found',
      'attributes-too-large',
      'request-rejected',
    ],
    InvalidRequestException: [
      'flow-type-not-supported',
      'quick-connect-type-not-supported',
      'attributes-too-large',
      'resource-not-found',
      'request-rejected',
    ],
    ResourceNotFoundException: ['resource-not-found'],
    ServiceQuotaExceededException: ['linked-contact-limit', 'quota-exceeded'],
    ThrottlingException: ['throttled'],
  },
  validate: validateTask,
  expiryIssues: ({ scheduledTime }, { connectNow }) =>
    scheduledTimeIssues(SCHEDULED_TIME, scheduledTime, connectNow),
  authorization: INTO_OWN_QUEUE,
  request: (command, token) =>
    new StartTaskContactCommand({
      InstanceId: command.instanceId,
      ClientToken: token,
      Name: command.name,
      Description: command.description,
      ContactFlowId: command.contactFlowId,
      QuickConnectId: command.quickConnectId,
      TaskTemplateId: command.taskTemplateId,
      References: hasMembers(command.references) ? command.references : undefined,
      Attributes: hasMembers(command.attributes) ? command.attributes : undefined,
      ScheduledTime: command.scheduledTime,
      PreviousContactId: command.previousContactId,
      RelatedContactId: command.relatedContactId,
    }),
  promise: {
    kind: 'token',
    newContactId: ({ ContactId }) => (ContactId === '' ? undefined : ContactId),
  },
  record: ({ contactFlowId, quickConnectId, taskTemplateId, ...linked }) => ({
    contactFlowId,
    quickConnectId,
    taskTemplateId,
    previousContactId: linked.previousContactId,
    relatedContactId: linked.relatedContactId,
  }),
  resourcesOf,
  linkedContactOf,
  precondition: null,
  classify: classifyStartRejection,
});

function hasMembers(record: object): boolean {
  return Object.keys(record).length > 0;
}

function linkedContactOf({
  previousContactId,
  relatedContactId,
}: StartCommand): string | undefined {
  return previousContactId ?? relatedContactId;
}

function resourcesOf(command: StartCommand): NamedResource[] {
  const { contactFlowId, quickConnectId, taskTemplateId } = command;
  const named = [
    ['CONTACT_FLOW', contactFlowId],
    ['QUICK_CONNECT', quickConnectId],
    ['TASK_TEMPLATE', taskTemplateId],
    ['CONTACT', linkedContactOf(command)],
  ] as const;
  return named.flatMap(([type, id]) => (id === undefined ? [] : [{ type, id }]));
}

/** Why Connect rejected a task. */
export function classifyStartRejection(
  { exception, requestId }: Rejected,
  command: StartCommand,
  evidence: Evidence,
): StartFailure | undefined {
  const { contact, contactFlow, quickConnect, isIncomplete, connectTime } = evidence;
  const { attributes, clientToken, scheduledTime, taskTemplateId } = command;
  const linkedId = linkedContactOf(command);
  switch (exception) {
    case 'ServiceQuotaExceededException':
      return (
        linkedContactLimit(evidence, linkedId) ?? {
          reason: 'quota-exceeded',
          clientToken,
          connectRequestId: requestId ?? null,
        }
      );
    case 'ResourceNotFoundException':
      // Everything else exists.
      return taskTemplateId === undefined || isIncomplete === true
        ? undefined
        : { reason: 'resource-not-found', resource: { type: 'TASK_TEMPLATE', id: taskTemplateId } };
    case 'InvalidParameterException':
    case 'InvalidRequestException': {
      const issues = futureIssues(SCHEDULED_TIME, scheduledTime, connectTime);
      if (issues.length > 0) return { reason: 'bad-input', issues };
      return (
        unsupportedFlow(contactFlow, command.contactFlowId, SUPPORTED_FLOW_TYPES) ??
        unsupportedQuickConnect(command, quickConnect) ??
        (linkedId === undefined
          ? undefined
          : tooLargeAttributes({ ...contact?.Attributes, ...attributes }, linkedId))
      );
    }
    default:
      return undefined;
  }
}

/** That a quick connect of a flow can start a task is inferred; the others that can are documented. */
function unsupportedQuickConnect(
  { quickConnectId }: StartCommand,
  quickConnect: QuickConnect | undefined,
): StartFailure | undefined {
  const given = quickConnect?.QuickConnectConfig?.QuickConnectType;
  if (quickConnectId === undefined || given === undefined) return undefined;
  const quickConnectType = enumValue(QuickConnectType, given);
  const supportedQuickConnectTypes = TRANSFERABLE_TYPES;
  return supportedQuickConnectTypes.some((type) => type === quickConnectType)
    ? undefined
    : {
        reason: 'quick-connect-type-not-supported',
        quickConnectId,
        quickConnectType,
        supportedQuickConnectTypes,
      };
}
