import { setTimeout } from 'node:timers/promises';
import { LARGE, largeContactCentreJson } from '../test/support/contact-centre.ts';
import { GatewayClient } from '../test/support/gateway-client.ts';
import { ContactScreenDocument, ContactsPageDocument } from '../test/support/generated/graphql.ts';
import { printScreenCost, printScreenTitles } from './cost-table.ts';
import { NaiveScreens } from './naive-screens.ts';
import { connectTo, startEmulator, startGateway } from './processes.ts';
import { costOf, middleOf, type ScreenCost } from './screen-cost.ts';
import { countCallsOf, totalOf, upstreamCalls } from './upstream-calls.ts';

const CONTACT_ID = 'contact-1';
const ROUNDS = 5;
/** Each round begins with caches that have forgotten the one before: short, but longer than a round takes. */
const CACHE_TTL_MS = 1_000;

/** A screen, shown in both ways. Each returns how many entries it has. */
interface Screen {
  readonly name: string;
  readonly entries: number;
  readonly naive: (screens: NaiveScreens) => Promise<number>;
  readonly viaGateway: (gateway: GatewayClient) => Promise<number | undefined>;
}

const SCREENS: readonly Screen[] = [
  {
    name: `${LARGE.contacts.length} contacts with queue, agent and the agent's routing profile`,
    entries: LARGE.contacts.length,
    naive: (screens) => screens.contactsPage(),
    viaGateway: async (gateway) => {
      const { contacts } = await gateway.data(ContactsPageDocument, {});
      return contacts?.nodes.length;
    },
  },
  {
    name: `1 contact with queue, agent, chain and ${LARGE.quickConnects.length} destinations with live state`,
    entries: LARGE.quickConnects.length,
    naive: (screens) => screens.contactScreen(CONTACT_ID),
    viaGateway: async (gateway) => {
      const answer = await gateway.data(ContactScreenDocument, { id: CONTACT_ID });
      return answer.transferDestinations?.nodes.length;
    },
  },
];

/**
 * Prints what two screens cost upstream.
 *
 * @returns whether the gateway saved calls wherever it can: against single reads, and again by its caches.
 */
export async function printScreenCosts(signal: AbortSignal): Promise<boolean> {
  await using stack = new AsyncDisposableStack();
  const emulator = stack.use(await startEmulator(largeContactCentreJson(), signal));
  const connect = connectTo(emulator.url);
  stack.defer(() => {
    connect.destroy();
  });
  const env = { DIRECTORY_CACHE_TTL_MS: String(CACHE_TTL_MS) };
  const gateway = stack.use(await startGateway(emulator.url, signal, env));
  const client = new GatewayClient(gateway.url, []);
  const gatewayCalls = () => upstreamCalls(gateway.url);
  const naiveScreens = new NaiveScreens(connect);
  const sdkCalls = countCallsOf(connect);

  let isSaving = true;
  printScreenTitles(ROUNDS);
  for (const { name, entries, naive, viaGateway } of SCREENS) {
    const single: ScreenCost[] = [];
    const cold: ScreenCost[] = [];
    const warm: ScreenCost[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await setTimeout(CACHE_TTL_MS + 1, undefined, { signal });
      cold.push(await costOf(() => viaGateway(client), gatewayCalls, entries));
      warm.push(await costOf(() => viaGateway(client), gatewayCalls, entries));
      single.push(await costOf(() => naive(naiveScreens), sdkCalls, entries));
    }
    const costs = [single, cold, warm].map(middleOf);
    printScreenCost(name, costs);
    const [singleCalls = 0, coldCalls = 0, warmCalls = 0] = costs.map(({ calls }) =>
      totalOf(calls),
    );
    isSaving &&= warmCalls < coldCalls && coldCalls < singleCalls;
  }
  return isSaving;
}
