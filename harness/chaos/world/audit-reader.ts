import { open } from 'node:fs/promises';
import {
  auditRecord,
  type IntentRecord,
  type OutcomeRecord,
} from '../../../src/audit/audit-record.ts';

/** The intent of a transfer. */
export type TransferIntent = IntentRecord & {
  readonly target: NonNullable<IntentRecord['target']>;
  readonly clientToken: string;
};

/** One intent of the audit log, and the outcomes that were written for it. */
export interface AuditEntry<Intent extends IntentRecord = TransferIntent> {
  readonly intent: Intent;
  readonly outcomes: readonly OutcomeRecord[];
}

/** Reads an audit log as it grows. */
export class AuditReader {
  /** Lines that are no records. A killed process may leave one that it did not finish. */
  foreignLines = 0;
  readonly #path: string;
  readonly #byGroup = new Map<string, { intent: IntentRecord; outcomes: OutcomeRecord[] }[]>();
  readonly #byId = new Map<string, OutcomeRecord[]>();
  #position = 0;
  #rest = '';
  #reading: Promise<void> | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Reads on to the present end of the file; one reading serves all calls that came before it begins. */
  async refresh(): Promise<void> {
    await this.#reading;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    await this.#reading;
  }

  /** What the log has about the requests of a group, as far as it has been read. */
  entriesOf(group: string): readonly AuditEntry<IntentRecord>[] {
    return this.#byGroup.get(group) ?? [];
  }

  /** What the log has about the transfers with a token. */
  transfersOf(token: string): readonly AuditEntry[] {
    return this.entriesOf(token).filter<AuditEntry>(isTransfer);
  }

  /** Lets go of what it has about a group, so that a long run does not fill the memory. */
  forget(group: string): void {
    for (const { intent } of this.entriesOf(group)) this.#byId.delete(intent.id);
    this.#byGroup.delete(group);
  }

  /** All transfers that the log has, as far as it has been read. */
  get entries(): readonly AuditEntry[] {
    return [...this.#byGroup.values()].flatMap((all: readonly AuditEntry<IntentRecord>[]) =>
      all.filter<AuditEntry>(isTransfer),
    );
  }

  async #read(): Promise<void> {
    let text: string;
    try {
      await using file = await open(this.#path, 'r');
      const { size } = await file.stat();
      const { buffer, bytesRead } = await file.read({
        buffer: Buffer.alloc(Math.max(0, size - this.#position)),
        position: this.#position,
      });
      this.#position += bytesRead;
      // Ids, names and times: no character of several bytes can be cut.
      text = this.#rest + buffer.subarray(0, bytesRead).toString('latin1');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
      throw error;
    }
    const lines = text.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
  }

  #take(line: string): void {
    const record = parse(line);
    if (record === undefined) {
      this.foreignLines += 1;
    } else if (record.record === 'OUTCOME') {
      this.#outcomesOf(record.id).push(record);
    } else {
      const group = groupOf(record.requestId);
      const known = this.#byGroup.get(group);
      const entry = { intent: record, outcomes: this.#outcomesOf(record.id) };
      if (known === undefined) this.#byGroup.set(group, [entry]);
      else known.push(entry);
    }
  }

  #outcomesOf(id: string): OutcomeRecord[] {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    const outcomes: OutcomeRecord[] = [];
    this.#byId.set(id, outcomes);
    return outcomes;
  }
}

/** The id of a request of a group: for transfers that of their token, for all else that of their schedule. */
export function requestIdOf(group: string, caller: number, count: number): string {
  return `${group}.${caller}.${count}`;
}

function groupOf(requestId: string): string {
  return requestId.split('.')[0] ?? '';
}

function isTransfer(entry: AuditEntry<IntentRecord>): entry is AuditEntry {
  return entry.intent.target !== undefined && entry.intent.clientToken !== undefined;
}

function parse(line: string): IntentRecord | OutcomeRecord | undefined {
  try {
    return auditRecord.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
