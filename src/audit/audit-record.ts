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
  operation: z.literal('TransferContact'),
  requestId: z.string(),
  caller: z.object({
    address: z.string(),
    issuer: z.string().optional(),
    subject: z.string().optional(),
    clientId: z.string().optional(),
  }),
  instanceId: z.string(),
  contactId: z.string(),
  target,
  contactFlowId: z.string(),
  clientToken: z.string(),
  deadline: time,
});

const attempt = z.object({
  time,
  milliseconds: z.number(),
  result: z.string(),
  connectRequestId: z.string().optional(),
});

const outcomeRecord = z.object({
  record: z.literal('OUTCOME'),
  id: z.uuid(),
  time,
  result: z.union([
    z.enum(['TransferContactSuccess', 'GatewayFault']),
    z.templateLiteral(['Contact', z.string(), 'Error']),
  ]),
  newContactId: z.string().optional(),
  attempts: z.array(attempt),
  settledBy: z.enum(['answer', 'read-back', 'restart']),
  callerGone: z.boolean(),
});

/** What a log of records holds, one JSON object a line. Keys that it does not name are dropped. */
export const auditRecord = z.discriminatedUnion('record', [intentRecord, outcomeRecord]);

/**
 * Says what is about to be sent to Connect, for whom. `deadline` is the time by which the process that wrote it has
 * written the outcome, or has died. Where the flow alone decides, the target has no id.
 */
export type IntentRecord = Readonly<z.infer<typeof intentRecord>>;

/**
 * Says what became of the intent that has the same id. `settledBy` tells what showed it: Connect's answer, a read-back
 * after an answer that left it open, or the read-back of a later process.
 */
export type OutcomeRecord = Readonly<z.infer<typeof outcomeRecord>>;

/** The name of the type that the caller was answered with; `GatewayFault` stands for a bug, which has no such type. */
export type OutcomeResult = OutcomeRecord['result'];

/** One try of the call. Its result is `ok`, the name of Connect's exception, or the cause for want of an answer. */
export type AttemptRecord = Readonly<z.infer<typeof attempt>>;

export type AuditRecord = IntentRecord | OutcomeRecord;
