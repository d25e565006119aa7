import { startEmulator } from '../../../src/emulator/emulator.ts';
import { awsMode } from '../../process/support/held-gateway.ts';
import { type RecordingProxy, startRecordingProxy } from '../../support/recording-proxy.ts';
import { type Spawned, spawnEntry, urlOf } from '../../support/spawned.ts';

/** A gateway as in production: the built process, with another Connect in place of AWS. */
export interface Target extends AsyncDisposable {
  readonly process: Spawned;
  /** Of GraphQL. */
  readonly url: string;
  readonly upstream: RecordingProxy;
}

/** @param env the differences from the defaults of production. */
export async function startTarget(env: Record<string, string> = {}): Promise<Target> {
  await using stack = new AsyncDisposableStack();
  const emulator = await startEmulator();
  stack.defer(() => emulator.close());
  const upstream = stack.use(await startRecordingProxy(emulator.url));
  const process = stack.use(spawnEntry('main', { ...awsMode(upstream.url), ...env }));
  const url = await urlOf(process);
  const disposal = stack.move();
  return { process, url, upstream, [Symbol.asyncDispose]: () => disposal.disposeAsync() };
}
