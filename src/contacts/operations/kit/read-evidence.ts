import type {
  AgentStatus,
  AssociatedContactSummary,
  Contact,
  ContactFlow,
  QuickConnect,
} from '@aws-sdk/client-connect';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { ConnectFailure } from '../../../connect/connect-failure.ts';
import { PAGES_OF_WHOLE_LIST } from '../../../connect/read-all.ts';
import { isMissing, type ReadResult } from '../../../connect/read-one.ts';
import { describeContact } from '../../contact.loader.ts';
import { listAssociatedContacts } from '../../list-associated-contacts.ts';
import type { Fact } from './facts.ts';
import type { NamedResource } from './operation-failure.ts';
import {
  readAgentStatus,
  readFlow,
  readInstance,
  readQueue,
  readQuickConnect,
  readUser,
} from './read-resource.ts';
import { type LiveUser, readUserData } from './read-user-data.ts';

/** What reads show of the resources that a rejected command names. What could not be read is absent. */
export interface Evidence {
  /** The first of the resources that does not exist; the instance if none exists. */
  readonly missing: NamedResource | undefined;
  /** The time of the reads by Connect's clock, exact to a second or so. */
  readonly connectTime: Date;
  /** Whether something could not be read, so that it may be missing, too. */
  readonly isIncomplete?: boolean;
  /** The reads that failed. */
  readonly failedReads?: readonly FailedRead[];
  readonly contact?: Contact | undefined;
  readonly contactFlow?: ContactFlow | undefined;
  readonly quickConnect?: QuickConnect | undefined;
  /** The contacts that are linked to each other, after an exception about a quota. */
  readonly associated?: readonly AssociatedContactSummary[] | undefined;
  /** The live state of the user. */
  readonly user?: LiveUser | undefined;
  readonly agentStatus?: AgentStatus | undefined;
  /** What shows the state of the operation, for those whose facts are evidence. */
  readonly facts?: readonly Fact[] | undefined;
}

/** A read of a resource that failed, and why. */
export interface FailedRead {
  readonly resource: NamedResource;
  readonly failure: ConnectFailure;
  /** Whether it is the read of a user's live state, and not of the user. */
  readonly isLive?: boolean;
}

/** What is read. */
type ReadResources = Omit<Evidence, 'connectTime' | 'facts'>;

/** The max number of calls: for the resources of a command, and for the contacts that are linked to one of them. */
export const MAX_EVIDENCE_CALLS = 4 + PAGES_OF_WHOLE_LIST;

/**
 * Reads the resources that a command names, at the same time. An unknown instance hides all others, so the instance is
 * read only if none of them exists.
 */
export async function readEvidence(
  callConnect: CallConnect,
  instanceId: string,
  resources: readonly NamedResource[],
): Promise<ReadResources> {
  const readings = await Promise.all(
    resources.map(async (resource) => read(callConnect, instanceId, resource)),
  );
  const missing = resources.filter((_, index) => isMissing(readings[index]?.result));
  const found = readings.reduce<Partial<ReadResources>>(
    (all, reading) => ({ ...all, ...reading?.as }),
    {},
  );
  // What exists, or could not be read, is in the instance.
  const isInstanceKnown = readings.some((reading) => reading && !isMissing(reading.result));
  const isIncomplete = readings.some((reading) => reading?.result.ok === false);
  const failedReads = resources.flatMap((resource, index) => failuresOf(resource, readings[index]));
  if (isInstanceKnown) return { ...found, missing: missing[0], isIncomplete, failedReads };
  const instance = { type: 'INSTANCE', id: instanceId } as const;
  const reading = await read(callConnect, instanceId, instance);
  return {
    missing: isMissing(reading?.result) ? instance : missing[0],
    isIncomplete: reading?.result.ok !== true,
    failedReads,
  };
}

function failuresOf(resource: NamedResource, reading: Reading | undefined): FailedRead[] {
  const { result, live } = reading ?? {};
  return [
    ...(result?.ok === false ? [{ resource, failure: result.failure }] : []),
    ...(live?.ok === false ? [{ resource, failure: live.failure, isLive: true }] : []),
  ];
}

/** Reads the contacts that are linked to a contact, and to each other. */
export async function readAssociated(
  callConnect: CallConnect,
  instanceId: string,
  id: string,
): Promise<readonly AssociatedContactSummary[] | undefined> {
  const list = await listAssociatedContacts(callConnect, { instanceId, id });
  return list.ok ? list.output.items : undefined;
}

interface Reading {
  readonly result: ReadResult<unknown>;
  /** The live state of a user. */
  readonly live?: ReadResult<unknown>;
  readonly as: Partial<ReadResources>;
}

async function read(
  callConnect: CallConnect,
  instanceId: string,
  { type, id }: NamedResource,
): Promise<Reading | undefined> {
  const resource = { instanceId, id };
  switch (type) {
    case 'CONTACT': {
      const result = await describeContact(callConnect, resource);
      return { result, as: { contact: foundIn(result) } };
    }
    case 'CONTACT_FLOW': {
      const result = await readFlow(callConnect, resource);
      return { result, as: { contactFlow: foundIn(result) } };
    }
    case 'QUICK_CONNECT': {
      const result = await readQuickConnect(callConnect, resource);
      return { result, as: { quickConnect: foundIn(result) } };
    }
    case 'USER': {
      const [result, live] = await Promise.all([
        readUser(callConnect, resource),
        readUserData(callConnect, instanceId, id),
      ]);
      return { result, live, as: { user: foundIn(live) } };
    }
    case 'QUEUE':
      return { result: await readQueue(callConnect, resource), as: {} };
    case 'INSTANCE':
      return { result: await readInstance(callConnect, instanceId), as: {} };
    case 'AGENT_STATUS': {
      const result = await readAgentStatus(callConnect, resource);
      return { result, as: { agentStatus: foundIn(result) } };
    }
    case 'PHONE_NUMBER':
    case 'TASK_TEMPLATE':
      // The gateway does not read these.
      return undefined;
  }
}

function foundIn<Resource>(result: ReadResult<Resource>): Resource | undefined {
  return result.ok ? (result.output ?? undefined) : undefined;
}
