import { FLOWS } from '../../../support/ids.ts';
import type { World } from '../../../support/world.ts';

export const START = `mutation ($input: StartTaskContactInput!) {
  startTaskContact(input: $input) {
    __typename
    ... on StartTaskContactSuccess { contactId clientToken }
    ... on ContactError { message code retryable }
    ... on ContactInputError { fields { path message } }
    ... on ContactResourceNotFoundError { resourceType resourceId }
    ... on ContactFlowTypeNotSupportedError { contactFlowId contactFlowType supportedContactFlowTypes }
    ... on ContactQuickConnectTypeNotSupportedError {
      quickConnectId quickConnectType supportedQuickConnectTypes
    }
    ... on ContactAttributesTooLargeError { contactId maxBytes }
    ... on ContactLinkedContactLimitError { contactId limit }
  }
}`;

export type TaskInput = Readonly<Record<string, unknown>>;

/** A member of the result union: the fields that `START` selects. */
export interface StartResult {
  readonly __typename: string;
  readonly contactId?: string;
  readonly clientToken?: string;
  readonly message?: string;
}

/** A task that starts by the inbound flow. */
export const TASK = { name: 'Call Ms Ito back', start: { contactFlowId: FLOWS.inbound } } as const;

/** Starts a task, and fails the test on any top-level error. */
export async function start({ client }: World, input: TaskInput): Promise<StartResult> {
  const { startTaskContact } = await client.data(START, { input });
  return startTaskContact as StartResult;
}

/** How many tasks with this name Connect has, whether or not its responses arrived. */
export async function countTasks({ client }: World, name: string): Promise<number> {
  const { contacts } = await client.data('{ contacts(first: 100) { nodes { name } } }');
  const { nodes } = contacts as { readonly nodes: readonly { readonly name: string | null }[] };
  return nodes.filter((contact) => contact.name === name).length;
}
