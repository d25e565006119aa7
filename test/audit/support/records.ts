import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IntentRecord, OutcomeRecord } from '../../../src/audit/audit-record.ts';

/** An intent like those of the gateway, with a unique id. */
export function intent(changes: Partial<IntentRecord> = {}): IntentRecord {
  return {
    record: 'INTENT',
    id: randomUUID(),
    time: '2026-11-20T15:08:12.410Z',
    operation: 'TransferContact',
    requestId: 'request-1',
    caller: { address: '10.1.4.7' },
    instanceId: 'instance-1',
    contactId: 'contact-1',
    target: { kind: 'queue', id: 'queue-1' },
    contactFlowId: 'flow-1',
    clientToken: 'token of Åsa 🚚',
    deadline: '2026-11-20T15:08:23.410Z',
    ...changes,
  };
}

/** The outcome of an intent. */
export function outcome(
  { id }: { readonly id: string },
  changes: Partial<OutcomeRecord> = {},
): OutcomeRecord {
  return {
    record: 'OUTCOME',
    id,
    time: '2026-11-20T15:08:12.560Z',
    result: 'TransferContactSuccess',
    newContactId: 'contact-2',
    attempts: [
      { time: '2026-11-20T15:08:12.415Z', milliseconds: 5, result: 'ECONNRESET' },
      { time: '2026-11-20T15:08:12.455Z', milliseconds: 90, result: 'ok', connectRequestId: 'r-1' },
    ],
    settledBy: 'answer',
    callerGone: false,
    ...changes,
  };
}

/** The lines of a file, each as JSON. The last one must be complete, too. */
export async function readLines(path: string): Promise<unknown[]> {
  return parseLines(await readFile(path, 'utf8'));
}

/** The lines of a text, each as JSON. Blank ones are ignored. */
export function parseLines(text: string): unknown[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error(`The last line is not complete: ${text.slice(-300)}`);
  return lines.filter(Boolean).map((line, index): unknown => {
    try {
      return JSON.parse(line);
    } catch (error) {
      throw new Error(`Line ${index} is not JSON: ${line}`, { cause: error });
    }
  });
}
