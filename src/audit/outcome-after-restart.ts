import type { IntentRecord, OutcomeRecord } from './audit-record.ts';

/** What a later look at the contact shows of a transfer that nobody has seen the end of. */
export type ReadBack =
  | { readonly state: 'transferred'; readonly newContactId: string }
  | { readonly state: 'not-transferred' }
  | { readonly state: 'unknown' };

/** The outcome that a process records in place of one that died. `now` is in milliseconds since 1970. */
export function outcomeAfterRestart(
  intent: IntentRecord,
  readBack: ReadBack,
  now: number,
): OutcomeRecord {
  return {
    record: 'OUTCOME',
    id: intent.id,
    time: new Date(now).toISOString(),
    ...resultOf(readBack),
    attempts: [],
    settledBy: 'restart',
    callerGone: true,
  };
}

function resultOf(readBack: ReadBack): Pick<OutcomeRecord, 'result' | 'newContactId'> {
  switch (readBack.state) {
    case 'transferred':
      return { result: 'TransferContactSuccess', newContactId: readBack.newContactId };
    case 'not-transferred':
      return { result: 'ContactServiceError' };
    case 'unknown':
      return { result: 'ContactOutcomeUnknownError' };
  }
}
