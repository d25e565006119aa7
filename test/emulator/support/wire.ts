import {
  startEmulator,
  type Emulator,
  type EmulatorOptions,
} from '../../../src/emulator/emulator.ts';

/** The ids of the built-in data. */
export const ids = {
  instance: idOf('10', 1),
  claims: idOf('20', 1),
  billing: idOf('20', 2),
  amara: idOf('30', 1),
  inbound: idOf('50', 1),
  toQueue: idOf('50', 2),
  toAgent: idOf('50', 3),
  claim: idOf('60', 1),
  unassigned: idOf('60', 3),
} as const;

export function idOf(kind: string, number: number): string {
  return `${kind}000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** Signed in form, which is all that the emulator looks at. */
export const signature = {
  'x-amz-date': '20260102T030405Z',
  authorization: `AWS4-HMAC-SHA256 Credential=AKIATEST/20260102/us-east-1/connect/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'0a'.repeat(32)}`,
} as const;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly errorType: string | null;
  readonly body: Record<string, unknown>;
}

export interface Call {
  readonly method?: string;
  readonly path: string;
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** One HTTP request, signed unless the headers say otherwise. */
export async function send(emulator: Emulator, call: Call): Promise<Answer> {
  const { method = call.body === undefined ? 'GET' : 'POST', body } = call;
  const response = await fetch(emulator.url + call.path, {
    method,
    headers: call.headers ?? signature,
    body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    errorType: response.headers.get('x-amzn-errortype'),
    body: (await response.json()) as Record<string, unknown>,
  };
}

const running: Emulator[] = [];

/** Closes all emulators that `start` has started. */
export async function closeEmulators(): Promise<void> {
  await Promise.all(running.splice(0).map((emulator) => emulator.close()));
}

/** Starts an emulator. The test file closes it by `afterEach(closeEmulators)`. */
export async function start(options?: EmulatorOptions): Promise<Emulator> {
  const emulator = await startEmulator(options);
  running.push(emulator);
  return emulator;
}

/** A clock that stands until it is advanced, and predictable ids. */
export class World {
  #time = Date.parse('2026-01-02T03:04:05.250Z');
  #ids = 0;

  readonly now = (): Date => new Date(this.#time);
  readonly newId = (): string => `new-${(this.#ids += 1)}`;

  advance(ms: number): void {
    this.#time += ms;
  }

  get seconds(): number {
    return this.#time / 1000;
  }
}

/** The body of a transfer of the first task of the built-in data to Billing. */
export function toBilling(change: Record<string, unknown> = {}): Call {
  return {
    path: '/contact/transfer',
    body: {
      InstanceId: ids.instance,
      ContactId: ids.claim,
      ContactFlowId: ids.toQueue,
      QueueId: ids.billing,
      ...change,
    },
  };
}

export function describeContact(id: string, instance: string = ids.instance): Call {
  return { path: `/contacts/${instance}/${id}` };
}
