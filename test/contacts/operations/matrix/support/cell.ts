import { inspect } from 'node:util';
import { ConnectClient } from '@aws-sdk/client-connect';
import type { AuditRecord } from '../../../../../src/audit/audit-record.ts';
import { relay } from '../../../../support/answers.ts';
import type { UpstreamCall } from '../../../../support/upstream-call.ts';
import { startWorld, type World, type WorldOptions } from '../../../../support/world.ts';
import type { MatrixInput } from '../rows/row.ts';
import type { MatrixOperation } from './operations.ts';

/** A member of a result union. */
export interface MatrixResult {
  readonly __typename: string;
  readonly message?: string;
  readonly code?: string;
  readonly retryable?: boolean;
  readonly clientToken?: string;
  readonly retryAfter?: number;
  readonly fields?: readonly { readonly path: readonly (string | number)[] }[];
}

/** The answer of a mutation. */
export interface MatrixAnswer {
  readonly status: number;
  /** Null or absent when there are only errors. */
  readonly result: MatrixResult | null | undefined;
  /** The codes of the top-level errors. */
  readonly codes: readonly unknown[];
}

/** One cell of the matrix: an operation in a prepared contact centre. Its calls and audit records begin with the cell. */
export class Cell implements AsyncDisposable {
  readonly world: World;
  readonly operation: MatrixOperation;
  readonly #dispose: (() => Promise<void>) | undefined;
  readonly #callsBefore: number;
  readonly #recordsBefore: number;
  readonly #answers: MatrixAnswer[] = [];

  constructor(world: World, operation: MatrixOperation, dispose?: () => Promise<void>) {
    this.world = world;
    this.operation = operation;
    this.#dispose = dispose;
    this.#callsBefore = world.upstream.calls.length;
    this.#recordsBefore = world.audit.length;
  }

  /** How often Connect has executed the input of the row. */
  get executions(): number {
    return this.operation.row.executions(this.world.emulator.state);
  }

  /** The calls that were sent upstream. */
  get calls(): readonly UpstreamCall[] {
    return this.world.upstream.calls.slice(this.#callsBefore);
  }

  get audit(): readonly AuditRecord[] {
    return this.world.audit.slice(this.#recordsBefore);
  }

  /** The number of calls of the operation itself. */
  get sent(): number {
    const { name } = this.operation.declared;
    return this.calls.filter(({ operation }) => operation === name).length;
  }

  /** Sends the mutation; the input is that of the row, with changes. */
  async send(changes: MatrixInput = {}, headers = {}): Promise<MatrixAnswer> {
    return this.sendInput({ ...this.operation.row.input, ...changes }, headers);
  }

  /** Sends the mutation with another input. */
  async sendInput(input: MatrixInput, headers = {}): Promise<MatrixAnswer> {
    const { document, declared } = this.operation;
    const { status, data, errors } = await this.world.client.send(document, { input }, headers);
    const answer = {
      status,
      result: data?.[declared.mutation] as MatrixResult | null | undefined,
      codes: errors.map(({ extensions, message }) => extensions?.['code'] ?? message),
    };
    this.#answers.push(answer);
    return answer;
  }

  /** Sends the mutation as `send` does, and expects a member of its result. */
  async mutate(changes: MatrixInput = {}, headers = {}): Promise<MatrixResult> {
    return this.mutateInput({ ...this.operation.row.input, ...changes }, headers);
  }

  /** Sends the mutation with another input, and expects a member of its result. */
  async mutateInput(input: MatrixInput, headers = {}): Promise<MatrixResult> {
    const { result, codes } = await this.sendInput(input, headers);
    if (result === null || result === undefined || codes.length > 0) {
      throw new Error(`The mutation has no result: ${this.#evidence}`);
    }
    return result;
  }

  /** Runs assertions. If one fails, its message has all evidence. */
  check(assertions: () => void): void {
    try {
      assertions();
    } catch (error) {
      if (error instanceof Error) error.message += `\n${this.#evidence}`;
      throw error;
    }
  }

  get #evidence(): string {
    return inspect(
      {
        operation: this.operation.declared.name,
        answers: this.#answers,
        executions: this.executions,
        calls: this.calls,
        audit: this.audit,
      },
      { depth: 8 },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#dispose?.();
  }
}

/** The embedded Connect shows each change at once. */
const GATEWAY = { readAfterWrite: { reads: 2, firstPauseMs: 1 }, circuitCoolDownMs: 1 } as const;

/** Starts a world for one cell. */
export async function startCell(
  operation: MatrixOperation,
  options: WorldOptions = {},
): Promise<Cell> {
  const world = await startWorld({ ...options, gateway: { ...GATEWAY, ...options.gateway } });
  await prepare(world, operation);
  return new Cell(world, operation, async () => world[Symbol.asyncDispose]());
}

/** The cells of one operation, each with a contact centre as it was at first. */
export interface Cells extends AsyncDisposable {
  next(): Promise<Cell>;
}

/**
 * Starts the cells of one operation. They share a gateway, except where it remembers the contacts of tokens: an unknown
 * outcome of one cell is evidence in the next.
 */
export async function startCells(
  operation: MatrixOperation,
  options: WorldOptions = {},
): Promise<Cells> {
  if (operation.declared.retry === 'token') {
    return {
      next: () => startCell(operation, options),
      [Symbol.asyncDispose]: () => Promise.resolve(),
    };
  }
  const { world } = await startCell(operation, options);
  return {
    async next() {
      await world.emulator.reset();
      world.upstream.answerAll(operation.declared.name, relay);
      world.upstream.answerBy(() => relay);
      await prepare(world, operation);
      return new Cell(world, operation);
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
    },
  };
}

/** Prepares the contact centre of a world, without the gateway. */
export async function prepare(
  { emulator }: Pick<World, 'emulator'>,
  { row }: MatrixOperation,
): Promise<void> {
  if (row.prepare === undefined) return;
  const connect = new ConnectClient({
    region: 'us-east-1',
    endpoint: emulator.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test-secret' },
  });
  try {
    await row.prepare(connect, emulator.state);
  } finally {
    connect.destroy();
  }
}
