import type { FastifyBaseLogger } from 'fastify';
import type { AuditLog } from '../../audit/audit-log.ts';
import { callerKey } from '../../auth/caller-key.ts';
import { type Caller } from '../../auth/caller.ts';
import type { CallConnect } from '../../connect/call-connect.ts';
import type { ConnectClock } from '../../connect/connect-clock.ts';
import type { ConnectResult } from '../../connect/connect-failure.ts';
import { ConnectNow } from '../../connect/connect-now.ts';
import { type Deadline, deadlineIn, withAbort } from '../../connect/deadline.ts';
import { createAssociatedContactsLoader } from '../../contacts/associated-contacts.loader.ts';
import { createContactAttributesLoader } from '../../contacts/contact-attributes.loader.ts';
import { createContactMetricsLoader } from '../../contacts/contact-metrics.loader.ts';
import { createContactLoader } from '../../contacts/contact.loader.ts';
import type { ContactError } from '../../contacts/errors/contact-error.interface.ts';
import type { DeclaredContext } from '../../contacts/operations/kit/declaration.ts';
import type { FactDigest } from '../../contacts/operations/kit/facts.ts';
import type { InFlightOperations } from '../../contacts/operations/kit/in-flight-operations.ts';
import type { OperationTokens } from '../../contacts/operations/kit/operation-tokens.ts';
import type { AuditContext } from '../../contacts/operations/kit/operation.ts';
import {
  createReadAfterWrite,
  type ReadAfterWriteOptions,
} from '../../contacts/operations/kit/read-after-write.ts';
import type { IdempotencyLedger } from '../../contacts/operations/transfer-contact/idempotency-ledger.ts';
import type { TransferContext } from '../../contacts/operations/transfer-contact/transfer-contact.ts';
import type { TransferSettings } from '../../contacts/operations/transfer-contact/validate-transfer.ts';
import { BatchScheduler } from '../../directory/cache/batch-scheduler.ts';
import { deduplicateCalls } from '../../directory/cache/deduplicate-calls.ts';
import type { RequestReads } from '../../directory/cache/directory-loader.ts';
import type { SharedTask } from '../../directory/cache/shared-task.ts';
import { createDirectoryLoaders, createLiveLoaders } from '../../directory/loaders.ts';
import type { OperationTrace } from '../../tracing/tracing.ts';
import { limitAnswer } from '../admission/document-limits/limit-answer.ts';
import type { DirectoryCaches } from '../directory-caches.ts';
import { createConnectCaller, type SharedConnectOptions } from '../telemetry/connect-caller.ts';
import { callOutcome } from '../telemetry/metrics.ts';
import { restrictLoadersToQueues } from './authorization/restrict-loaders-to-queues.ts';
import { RequestCost } from './cost/request-cost.ts';
import type { FederationContext } from './federation/router-credential.ts';

/** The parts of a context that outlive a request. */
export interface ContextOptions extends TransferSettings, SharedConnectOptions {
  readonly auditLog: AuditLog;
  readonly directory: DirectoryCaches;
  readonly requestTimeoutMs: number;
  /** The enabled mutations; all by default. */
  readonly mutations?: ReadonlySet<string> | undefined;
  /** The E.164 prefixes of the numbers that callers may have called; none by default. */
  readonly outboundVoicePrefixes?: readonly string[] | undefined;
  readonly readAfterWrite: ReadAfterWriteOptions;
  readonly connectClock: ConnectClock;
  readonly idempotencyLedger: IdempotencyLedger;
  readonly inFlightOperations: InFlightOperations;
  readonly operationTokens: OperationTokens;
  readonly factDigest: FactDigest;
  /** Makes the gateway wait for a change before it shuts down. */
  readonly trackUntilDone: AuditContext['trackUntilDone'];
}

/** The request that a context is created for. */
export interface RequestOptions extends FederationContext {
  readonly log: FastifyBaseLogger;
  readonly requestId: string;
  /** The network address of the client. */
  readonly address: string;
  readonly caller: Caller;
  /** Fires when the client disconnects before the response has been sent. */
  readonly clientDisconnected: AbortSignal;
  /** Records the calls of the request; nothing is recorded without it. */
  readonly trace: OperationTrace | undefined;
}

/** The parts of a context that plugins read to complete the response. */
interface AnswerContext {
  readonly cost: RequestCost;
  readonly trace: OperationTrace | undefined;
  /** The errors that the response contains as data. */
  readonly contactErrors: readonly ContactError[];
}

/** The context of all resolvers. */
export type GatewayContext = TransferContext & DeclaredContext & FederationContext & AnswerContext;

/** Creates the context of one request. Nothing that it reads or caches about a contact outlives the request. */
export function createContext(
  options: ContextOptions,
  { log, requestId, address, caller, clientDisconnected, callerIsRouter, trace }: RequestOptions,
): GatewayContext {
  const { auditLog, directory, metrics, transferFlowIds } = options;
  const instances = { ...options.instances, ofCaller: caller.instanceIds };

  const scheduler = new BatchScheduler();
  const connectNow = new ConnectNow(options.connectClock);
  const cost = new RequestCost();
  const callerFor = createConnectCaller(options, {
    log,
    onCall(call) {
      cost.onCall(call);
      trace?.recordCall({ ...call, outcome: callOutcome(call.failure) });
    },
  });
  const contactErrors: ContactError[] = [];
  const callerName = callerKey(caller, address);
  const within = (time: Deadline): CallConnect =>
    scheduler.trackCalls(callerFor(time, { caller: callerName, priority: 'read' }));
  const deadline = deadlineIn(timeForCalls(options.requestTimeoutMs));
  const reads: RequestReads = {
    deadline: withAbort(deadline, clientDisconnected),
    within,
    onLookup(cache, outcome) {
      metrics.countDirectoryLookup(cache, outcome);
      cost.onLookup(outcome);
    },
  };
  const callConnect = within(reads.deadline);
  const answers = new Map<string, SharedTask<ConnectResult<object>>>();
  const callConnectDeduplicated = deduplicateCalls(reads, answers);
  const loaders = createDirectoryLoaders(directory.entries, scheduler, reads);
  // A change to a contact can make the values of these loaders stale.
  const contactLoaders = {
    associatedContacts: createAssociatedContactsLoader(callConnect),
    contactAttributes: createContactAttributesLoader(callConnect),
    contactMetrics: createContactMetricsLoader(callConnect),
    // A check reads the same contact without its loader, as Connect shows it.
    contacts: createContactLoader(callConnectDeduplicated),
    ...createLiveLoaders(directory.entries, scheduler, callConnect),
  };
  const readAfterWrite = createReadAfterWrite(callConnect, reads.deadline, options.readAfterWrite);

  return {
    ...loaders,
    ...contactLoaders,
    ...restrictLoadersToQueues(caller, {
      contacts: contactLoaders.contacts,
      queues: loaders.queues,
      readAfterWrite,
    }),
    caller,
    callConnect,
    callConnectDeduplicated,
    callerIsRouter,
    contactErrors,
    cost,
    uncancelled: {
      callConnect: callerFor(deadline, { caller: callerName, priority: 'mutation' }),
      deadline,
      readAfterWrite: options.readAfterWrite,
    },
    instances,
    now: connectNow.time,
    connectNow,
    trace,
    enabledMutations: options.mutations,
    transferFlowIds,
    inFlightOperations: options.inFlightOperations,
    idempotencyLedger: options.idempotencyLedger,
    operationTokens: options.operationTokens,
    factDigest: options.factDigest,
    outboundVoicePrefixes: options.outboundVoicePrefixes ?? [],
    audit: {
      trackUntilDone: options.trackUntilDone,
      log: auditLog,
      requestId,
      caller: { address, ...caller.identity },
      deadline,
      clientDisconnected,
      onFailure(error, audit) {
        metrics.countAuditFailure();
        log.error({ err: error, audit }, 'Audit record could not be written');
      },
    },
    readCached: directory.lists.readerOf(scheduler.stage('links'), reads),
    growAnswer(values) {
      limitAnswer(cost.grow(values));
    },
    onContactsChanged() {
      answers.clear();
      for (const loader of Object.values(contactLoaders)) loader.clearAll();
    },
    onContactError(error) {
      contactErrors.push(error);
      const type = error.constructor.name;
      metrics.countContactError(type, error.code);
      log.info({ contactError: { type, code: error.code } }, 'An error was returned as data');
    },
  };
}

/** The time during which a request may call Connect. The rest is for the audit record and the response. */
function timeForCalls(requestTimeoutMs: number): number {
  return requestTimeoutMs - Math.min(100, requestTimeoutMs / 10);
}
