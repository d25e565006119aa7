import { z } from 'zod';

const time = z.iso.datetime();

const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), id: z.string() }),
  z.object({ kind: z.literal('user'), id: z.string() }),
  z.object({ kind: z.literal('flow') }),
]);

const intentRecord = z.object({
  record: z.literal('INTENT'),
  id: z.uuid(),
  time,
  /** Connect's name of the operation. */
  operation: z.string(),
  requestId: z.string(),
  caller: z.object({
    address: z.string(),
    issuer: z.string().optional(),
    subject: z.string().optional(),
    clientId: z.string().optional(),
  }),
  instanceId: z.string(),
  contactId: z.string().optional(),
  // What an operation names beside these. Each operation checks that its own are there.
  userId: z.string().optional(),
  agentStatusId: z.string().optional(),
  initialContactId: z.string().optional(),
  previousContactId: z.string().optional(),
  relatedContactId: z.string().optional(),
  queueId: z.string().optional(),
  quickConnectId: z.string().optional(),
  taskTemplateId: z.string().optional(),
  target: target.optional(),
  contactFlowId: z.string().optional(),
  /** What a user may do that monitors a contact. */
  capabilities: z.array(z.string()).readonly().optional(),
  clientToken: z.string().optional(),
  /** A keyed digest of everything that was requested, by which a retry with other values is recognized, and the id of its key. */
  input: z.object({ digest: z.string(), key: z.string() }).optional(),
  /** What Connect shows once the operation was applied: as texts, or as keyed digests with the id of their key. */
  facts: z
    .object({
      present: z.array(z.string()),
      absent: z.array(z.string()),
      key: z.string().optional(),
    })
    .optional(),
  deadline: time,
});

const attempt = z.object({
  time,
  milliseconds: z.number(),
  result: z.string(),
  connectRequestId: z.string().optional(),
});

/** `result` is the type of the result that was returned; `InternalError` stands for a bug, which has no such type. */
const outcomeRecord = z.object({
  record: z.literal('OUTCOME'),
  id: z.uuid(),
  time,
  result: z.union([
    z.templateLiteral([z.string(), 'Success']),
    z.templateLiteral(['Contact', z.string(), 'Error']),
    // Version 0.1 wrote GatewayFault.
    z.enum(['InternalError', 'GatewayFault']).transform(() => 'InternalError' as const),
  ]),
  newContactId: z.string().optional(),
  attempts: z.array(attempt),
  settledBy: z.enum(['answer', 'read-back', 'restart']).optional(),
  callerGone: z.boolean(),
});

/** What a log of records holds, one JSON object a line. Keys that it does not name are dropped. */
export const auditRecord = z.discriminatedUnion('record', [intentRecord, outcomeRecord]);

/**
 * Says what is about to be sent to Connect, and on whose behalf. `deadline` is the time by which the process that wrote it
 * has written the outcome, or has died. Where the flow alone decides, the target has no id.
 */
export type IntentRecord = Readonly<z.infer<typeof intentRecord>>;

/**
 * The outcome of the intent that has the same id. `settledBy` says what showed it: Connect's answer, a read-back after an
 * ambiguous answer, or the read-back of a later process; it is absent when Connect answered nothing and nothing was read.
 */
export type OutcomeRecord = Readonly<z.infer<typeof outcomeRecord>>;

/** One attempt of the call. Its result is `ok`, the name of Connect's exception, or the cause when there is no answer. */
export type AttemptRecord = Readonly<z.infer<typeof attempt>>;

export type AuditRecord = IntentRecord | OutcomeRecord;
