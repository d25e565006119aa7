import { availableParallelism } from 'node:os';
import { GatewayClient } from '../test/support/gateway-client.ts';
import { type Calls, gatewayCalls, sdkCalls } from './calls.ts';
import { benchSeed, ContactPool } from './contact-pool.ts';
import { measure } from './measure.ts';
import { connectTo, startEmulator, startGateway } from './processes.ts';
import { printRow, printTitles } from './table.ts';
import { totalOf, upstreamCalls } from './upstream-calls.ts';

const LOAD = { warmupMs: 300, runMs: 1_200 };
/** The many calls come first: they leave hot code to the single ones, which would not come to it in their time. */
const CONCURRENCIES = [20, 1];
const STARTS = 3;

/**
 * Prints how fast the gateway is beside a plain SDK call.
 *
 * @returns whether the gateway made one upstream call for each call.
 */
export async function printLatency(signal: AbortSignal): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const emulator = stack.use(await startEmulator(benchSeed(), signal));
  const starts: number[] = [];
  for (let start = 1; start < STARTS; start += 1) {
    await using gateway = await startGateway(emulator.url, signal);
    starts.push(gateway.startMs);
  }
  const gateway = stack.use(await startGateway(emulator.url, signal));
  starts.push(gateway.startMs);
  process.stdout.write(
    [
      `Node.js ${process.version}, ${availableParallelism()} cores, shared by this client, the gateway and the embedded Connect.`,
      `Start of the gateway's process to the first 200 of /readyz: ${starts.map((ms) => ms.toFixed(0)).join(', ')} ms.`,
      '',
      '',
    ].join('\n'),
  );

  const pool = new ContactPool();
  const connect = connectTo(emulator.url);
  stack.defer(() => {
    connect.destroy();
  });
  const viaGateway = gatewayCalls(new GatewayClient(gateway.url, []), pool);
  const viaSdk = sdkCalls(connect, pool);

  /** Measures one kind of call both ways, and returns whether the gateway made one upstream call for it. */
  const compare = async (
    name: string,
    pick: (calls: Calls) => () => Promise<void>,
  ): Promise<boolean> => {
    let isOne = true;
    for (const concurrency of CONCURRENCIES) {
      const load = { ...LOAD, concurrency };
      const before = totalOf(await upstreamCalls(gateway.url));
      const measured = await measure(pick(viaGateway), load);
      const perCall = (totalOf(await upstreamCalls(gateway.url)) - before) / measured.calls;
      isOne &&= perCall === 1;
      printRow({ name: `${name}, gateway`, concurrency, ...measured, upstreamCalls: perCall });
      const alone = await measure(pick(viaSdk), load);
      printRow({ name: `${name}, SDK alone`, concurrency, ...alone });
    }
    return isOne;
  };

  printTitles();
  const transfers = await compare('transferContact', ({ transfer }) => transfer);
  const reads = await compare('contact', ({ read }) => read);
  return transfers && reads;
}
