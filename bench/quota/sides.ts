import { ContactPool, benchSeed } from '../contact-pool.ts';
import { startEmulator, startGateway } from '../processes.ts';
import type { Caller } from './caller.ts';
import { GatewayCaller } from './gateway-caller.ts';
import { plainClient, SdkCaller } from './sdk-caller.ts';
import { type CountedCall, startJudge, type UpstreamJudge } from './upstream-judge.ts';
import { warmUp } from './warm-up.ts';

/** A Connect with AWS's default quotas and full buckets, and a way to it that callers share, and that is not new. */
export interface Side extends AsyncDisposable {
  readonly title: string;
  /** All that reached Connect so far. */
  readonly calls: readonly CountedCall[];
  /** What can still be transferred. */
  readonly pool: ContactPool;
  /** One of its callers, by a number from 0 on, until the signal fires. */
  readonly caller: (index: number, signal: AbortSignal) => Caller;
}

/** A side whose callers are spread over gateways, each at one of them. */
export interface GatewaySide extends Side {
  readonly urls: readonly string[];
}

/** What is cut off then are transfers that no caller waits for. */
const SHUTDOWN_TIMEOUT_MS = 500;

/** Starts gateways with the given variables, which share one Connect. */
export async function startGateways(
  count: number,
  signal: AbortSignal,
  variables: Readonly<Record<string, string>> = {},
): Promise<GatewaySide> {
  await using stack = new AsyncDisposableStack();
  const judge = await startConnect(stack, signal);
  const env = {
    CONNECT_QUOTAS: 'aws',
    SHUTDOWN_TIMEOUT_MS: String(SHUTDOWN_TIMEOUT_MS),
    ...variables,
  };
  const urls: string[] = [];
  while (urls.length < count) {
    const gateway = stack.use(await startGateway(judge.url, signal, env));
    urls.push(gateway.url);
  }
  const caller = (index: number, callerSignal: AbortSignal): Caller =>
    new GatewayCaller(urls[index % count] ?? '', `127.0.1.${index + 1}`, callerSignal);
  return { ...(await madeReady('gateway', judge, caller, stack)), urls };
}

/** Starts a Connect that callers come to by one client of the plain SDK. */
export async function startSdk(signal: AbortSignal): Promise<Side> {
  await using stack = new AsyncDisposableStack();
  const judge = await startConnect(stack, signal);
  const connect = plainClient(judge.url);
  stack.defer(() => {
    connect.destroy();
  });
  const caller = (_index: number, callerSignal: AbortSignal): Caller =>
    new SdkCaller(connect, callerSignal);
  return await madeReady('SDK alone', judge, caller, stack);
}

/** A side that is warm, and owns what is on the stack. */
async function madeReady(
  title: string,
  { calls }: UpstreamJudge,
  caller: Side['caller'],
  stack: AsyncDisposableStack,
): Promise<Side> {
  const pool = new ContactPool();
  const { signal } = new AbortController();
  await warmUp((index) => caller(index, signal), pool);
  const running = stack.move();
  return {
    title,
    calls,
    pool,
    caller,
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function startConnect(
  stack: AsyncDisposableStack,
  signal: AbortSignal,
): Promise<UpstreamJudge> {
  const emulator = stack.use(await startEmulator(benchSeed(), signal, { EMULATOR_QUOTAS: 'aws' }));
  return stack.use(await startJudge(emulator.url));
}
