import type { Reference } from '@aws-sdk/client-connect';
import { withoutAlias } from '../../../connect/connect-arn.ts';
import { idIssues, type InputIssue, MAX_LENGTHS } from '../../../graphql-kit/input/input-issue.ts';
import { exactlyOneIssues } from '../../../graphql-kit/input/value-issues.ts';
import { fromKeyValuePairs } from '../../../graphql-kit/values/key-value-pairs.ts';
import { attributeIssues } from '../../inputs/contact-attribute.input.ts';
import { referenceIssues, toConnectReferences } from '../../inputs/contact-reference.input.ts';
import { contactTextIssues } from '../../inputs/contact-text.ts';
import type { Validation } from '../kit/declaration.ts';
import type {
  StartTaskContactInput,
  StartTaskContactStartInput,
} from './start-task-contact.input.ts';

/** The task, with lists in the order of their keys. */
export interface Task {
  readonly name: string;
  readonly description: string | undefined;
  readonly contactFlowId: string | undefined;
  readonly quickConnectId: string | undefined;
  readonly taskTemplateId: string | undefined;
  readonly references: Readonly<Record<string, Reference>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly scheduledTime: Date | undefined;
  readonly previousContactId: string | undefined;
  readonly relatedContactId: string | undefined;
}

/** Checks each value of a task but the time, which can pass between two requests. */
export function validateTask(input: StartTaskContactInput): Validation<Task> {
  const path = ['input'];
  const start = withoutFlowAlias(input.start);
  const { previousContactId, relatedContactId } = input;
  const linkIssues = (name: string, id: string | null | undefined): InputIssue[] =>
    typeof id === 'string' ? idIssues([...path, name], id, MAX_LENGTHS.contactId, 'contact') : [];
  const isLinkedTwice =
    typeof previousContactId === 'string' && typeof relatedContactId === 'string';
  return {
    issues: [
      ...contactTextIssues(path, input),
      ...startIssues([...path, 'start'], start),
      ...referenceIssues([...path, 'references'], input.references),
      ...attributeIssues([...path, 'attributes'], input.attributes),
      ...linkIssues('previousContactId', previousContactId),
      ...linkIssues('relatedContactId', relatedContactId),
      ...(isLinkedTwice
        ? [
            {
              path: [...path, 'relatedContactId'],
              message: 'must be absent with previousContactId',
            },
          ]
        : []),
    ],
    values: {
      name: input.name,
      description: input.description ?? undefined,
      contactFlowId: start.contactFlowId ?? undefined,
      quickConnectId: start.quickConnectId ?? undefined,
      taskTemplateId: start.taskTemplateId ?? undefined,
      references: toConnectReferences(input.references ?? []),
      attributes: fromKeyValuePairs(input.attributes ?? []),
      scheduledTime: input.scheduledTime ?? undefined,
      previousContactId: previousContactId ?? undefined,
      relatedContactId: relatedContactId ?? undefined,
    },
  };
}

function withoutFlowAlias({
  contactFlowId = null,
  quickConnectId = null,
  taskTemplateId = null,
}: StartTaskContactStartInput): StartTaskContactStartInput {
  const flowId = contactFlowId === null ? null : withoutAlias(contactFlowId);
  return { contactFlowId: flowId, quickConnectId, taskTemplateId };
}

function startIssues(path: readonly string[], start: StartTaskContactStartInput): InputIssue[] {
  const kinds = {
    contactFlowId: 'contact-flow',
    quickConnectId: 'transfer-destination',
    taskTemplateId: 'task-template',
  } as const;
  const names = ['contactFlowId', 'quickConnectId', 'taskTemplateId'] as const;
  return [
    ...exactlyOneIssues(path, start, names),
    ...names.flatMap((name) => {
      const id = start[name];
      return typeof id === 'string'
        ? idIssues([...path, name], id, MAX_LENGTHS[name], kinds[name])
        : [];
    }),
  ];
}
