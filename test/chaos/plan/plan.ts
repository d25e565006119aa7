import { QUEUES } from '../../support/ids.ts';
import { drawFault, type PlannedFault } from './planned-fault.ts';
import { type Random, randomOf } from './random.ts';

/** The two gateway processes, each with a proxy of its own towards Connect. */
export const GATEWAYS = ['A', 'B'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** The operations that faults are planned for: the transfer, and those that read back what became of it. */
export const OPERATIONS = ['TransferContact', 'DescribeContact', 'ListAssociatedContacts'] as const;
export type PlannedOperation = (typeof OPERATIONS)[number];

/** What the successive calls of one gateway for the schedule's contact meet; later ones meet nothing. */
export type FaultPlan = Readonly<Record<PlannedOperation, readonly PlannedFault[]>>;

/** One caller, who asks for a transfer until it is told for sure what became of it, or is weary. */
export interface CallerPlan {
  readonly token: string;
  readonly queueId: string;
  /** After the start of the schedule. */
  readonly startMs: number;
  /** Its tries in order; it moves on to the next one only when it has to. */
  readonly tries: readonly TryPlan[];
}

/** One request of a caller. */
export interface TryPlan {
  readonly gateway: GatewayName;
  /** When the caller hangs up, for want of patience. */
  readonly hangUpMs: number | undefined;
  /** How long it waits after it, before the next try. */
  readonly pauseMs: number;
}

/** Everything that happens to one contact. */
export interface Plan {
  readonly seed: number;
  readonly index: number;
  /** The token of all callers but the rival. */
  readonly token: string;
  readonly callers: readonly CallerPlan[];
  readonly faults: Readonly<Record<GatewayName, FaultPlan>>;
  /** A gateway that is killed at a moment that no call marks. */
  readonly kill: { readonly gateway: GatewayName; readonly atMs: number } | undefined;
  /** A gateway that cannot reach Connect for a while: connections are broken, and refused. */
  readonly refusal:
    { readonly gateway: GatewayName; readonly atMs: number; readonly forMs: number } | undefined;
  /** Once the transfer is known to have taken place, the new contact is transferred on. */
  readonly onward: boolean;
}

const MOST_TRIES = 4;

/** The plan of one schedule; the same for the same seed and index. */
export function drawPlan(seed: number, index: number): Plan {
  const random = randomOf(seed, index);
  const token = `chaos-${seed}-${index}`;
  const duplicates = random.magnitude(2, 50);
  const callers = Array.from({ length: duplicates }, () =>
    drawCaller(random, { token, queueId: QUEUES.billing }),
  );
  if (random.chance(0.15)) {
    callers.push(drawCaller(random, { token: `${token}-rival`, queueId: QUEUES.complaints }));
  }
  const weather = random.pick(['calm', 'calm', 'one fault', 'one fault', 'storm'] as const);
  const kills = random.chance(0.02);
  const killed = random.pick(GATEWAYS);
  const killAtCall = kills && random.chance(0.75);
  return {
    seed,
    index,
    token,
    callers,
    faults: {
      A: drawFaults(random, weather, killAtCall && killed === 'A'),
      B: drawFaults(random, weather, killAtCall && killed === 'B'),
    },
    kill: kills && !killAtCall ? { gateway: killed, atMs: random.int(0, 400) } : undefined,
    refusal: random.chance(0.01)
      ? { gateway: random.pick(GATEWAYS), atMs: random.int(0, 200), forMs: random.int(20, 600) }
      : undefined,
    onward: random.chance(0.1),
  };
}

function drawCaller(random: Random, asked: Pick<CallerPlan, 'token' | 'queueId'>): CallerPlan {
  const together = random.chance(0.7);
  return {
    ...asked,
    startMs: together ? random.int(0, 15) : random.int(0, 600),
    tries: Array.from({ length: MOST_TRIES }, () => ({
      gateway: random.pick(GATEWAYS),
      hangUpMs: random.chance(0.05) ? random.magnitude(5, 900) : undefined,
      pauseMs: random.int(0, 150),
    })),
  };
}

function drawFaults(
  random: Random,
  weather: 'calm' | 'one fault' | 'storm',
  kills: boolean,
): FaultPlan {
  const some = (most: number, none: number): PlannedFault[] =>
    Array.from({ length: random.int(0, most) }, () =>
      random.chance(none) ? { name: 'none' } : drawFault(random),
    );
  const transfers = {
    calm: () => [],
    'one fault': () => (random.chance(0.5) ? [drawFault(random)] : []),
    storm: () => some(6, 0.2),
  }[weather]();
  const killer: PlannedFault = {
    name: random.pick(['killBefore', 'killMeanwhile', 'killAfter'] as const),
  };
  return {
    TransferContact: kills ? [...transfers.slice(0, random.int(0, 1)), killer] : transfers,
    DescribeContact: weather === 'storm' ? some(3, 0.3) : [],
    ListAssociatedContacts: weather === 'storm' ? some(2, 0.3) : [],
  };
}
