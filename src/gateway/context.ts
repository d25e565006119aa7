import type { ConnectClient } from '@aws-sdk/client-connect';
import type { FastifyBaseLogger } from 'fastify';
import { type ConnectCall, connectCaller } from '../connect/call-connect.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';
import { createAssociatedContactsLoader } from '../contacts/associated-contacts.loader.ts';
import { createContactAttributesLoader } from '../contacts/contact-attributes.loader.ts';
import type { ContactContext } from '../contacts/contact.context.ts';
import { createContactLoader } from '../contacts/contact.loader.ts';
import { createReadAfterWrite, type ReadAfterWriteOptions } from '../contacts/read-after-write.ts';
import type { TransferSettings } from '../contacts/transfer/validate-transfer.ts';
import { createContactFlowLoader } from '../flows/contact-flow.loader.ts';
import { BatchGate } from '../loading/batch-gate.ts';
import { createDirectoryLoader, recheckBy } from '../loading/directory-loader.ts';
import { sharedCalls } from '../loading/shared-calls.ts';
import { createQueueMetricsLoader } from '../queues/queue-metrics.loader.ts';
import { fetchQueues } from '../queues/queue.loader.ts';
import { createQueueQuickConnectsLoader } from '../quick-connects/queue-quick-connects.loader.ts';
import { fetchQuickConnects } from '../quick-connects/quick-connect.loader.ts';
import { fetchRoutingProfiles } from '../routing-profiles/routing-profile.loader.ts';
import { createUserAvailabilityLoader } from '../users/user-availability.loader.ts';
import { fetchUsers } from '../users/user.loader.ts';
import type { Directory } from './directory.ts';
import type { FederationContext } from './federation/router-credential.ts';
import type { Metrics } from './metrics.ts';

/** What a context is made of that outlives a request. */
export interface ContextOptions extends TransferSettings {
  readonly client: ConnectClient;
  readonly directory: Directory;
  readonly metrics: Metrics;
  readonly requestTimeoutMs: number;
  readonly readAfterWrite: ReadAfterWriteOptions;
}

/** What all resolvers are handed. */
export type GatewayContext = ContactContext & FederationContext;

/** A context for one request. Nothing that it reads or remembers of a contact outlives it. */
export function createContext(
  options: ContextOptions,
  { log, callerIsRouter }: FederationContext & { readonly log: FastifyBaseLogger },
): GatewayContext {
  const { client, directory, metrics, instances, transferFlowIds } = options;

  const onCall = (call: ConnectCall): void => {
    metrics.countConnectCall(call);
    const { failure, ...rest } = call;
    if (failure === undefined) log.debug({ connect: rest }, 'Connect answered');
    else log.warn({ connect: rest, failure }, 'A call to Connect failed');
  };
  const gate = new BatchGate();
  const deadline = AbortSignal.timeout(options.requestTimeoutMs);
  const callConnect = gate.track(connectCaller(client, deadline, onCall));
  const answers = new Map<string, Promise<ConnectResult<object>>>();
  const links = gate.of('links');
  const resources = gate.of('resources');
  const leaves = gate.of('leaves');
  const readQueues = fetchQueues(callConnect);
  const readUsers = fetchUsers(callConnect);
  const ofContacts = {
    associatedContacts: createAssociatedContactsLoader(callConnect),
    contactAttributes: createContactAttributesLoader(callConnect),
    contacts: createContactLoader(callConnect),
    queueMetrics: createQueueMetricsLoader(
      leaves,
      recheckBy(directory.queues, readQueues),
      callConnect,
    ),
    userAvailability: createUserAvailabilityLoader(
      leaves,
      recheckBy(directory.users, readUsers),
      callConnect,
    ),
  };

  return {
    ...ofContacts,
    callConnect,
    callConnectOnce: sharedCalls(callConnect, answers),
    callDirectory: sharedCalls(callConnect, directory.lists, (outcome) => {
      metrics.countDirectoryLookup('lists', outcome);
    }),
    callerIsRouter,
    instances,
    transferFlowIds,
    contactFlows: createContactFlowLoader(directory.contactFlowLists, leaves, callConnect),
    queueQuickConnects: createQueueQuickConnectsLoader(
      directory.queueQuickConnects,
      links,
      callConnect,
    ),
    queues: createDirectoryLoader(directory.queues, resources, readQueues),
    quickConnects: createDirectoryLoader(
      directory.quickConnects,
      links,
      fetchQuickConnects(callConnect),
    ),
    routingProfiles: createDirectoryLoader(
      directory.routingProfiles,
      leaves,
      fetchRoutingProfiles(callConnect),
    ),
    users: createDirectoryLoader(directory.users, resources, readUsers),
    onContactsChanged() {
      answers.clear();
      for (const loader of Object.values(ofContacts)) loader.clearAll();
    },
    readAfterWrite: createReadAfterWrite(callConnect, options.readAfterWrite),
    onContactError(error) {
      const type = error.constructor.name;
      metrics.countContactError(type);
      log.info({ contactError: { type, code: error.code } }, 'An error was returned as data');
    },
  };
}
