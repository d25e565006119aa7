import {
  type Beginning,
  BEGINNINGS,
  type ChaosOperation,
  type DrawnChange,
} from '../operations/chaos-operation.ts';
import { CHAOS_OPERATIONS } from '../operations/index.ts';
import { drawOther, type OtherCommand } from '../operations/other-clients.ts';
import { type FaultLists, type GatewayName, GATEWAYS, type TryPlan } from './plan.ts';
import { drawFault, drawLost, drawUnseen, type PlannedFault } from './planned-fault.ts';
import { type Random, randomOf } from './random.ts';

/** What some callers request, with one token or without any. */
export interface Wish {
  readonly token: string | undefined;
  readonly change: DrawnChange;
}

/** One caller, that requests a change until the answer is definite, or its patience ends. */
export interface OperationCaller {
  /** The index of its wish. */
  readonly wish: number;
  /** After the start of the schedule. */
  readonly startMs: number;
  readonly tries: readonly TryPlan[];
}

/** Everything that happens to one contact or user, or to the contacts that are made with some tokens. */
export interface OperationPlan {
  readonly seed: number;
  readonly index: number;
  /** Whether gateways share what they know of tokens. */
  readonly share: boolean;
  /** What all tokens, names and request ids of the schedule begin with. */
  readonly name: string;
  readonly operation: string;
  readonly subject: ChaosOperation['subject'];
  readonly begins: Beginning;
  readonly wishes: readonly Wish[];
  readonly callers: readonly OperationCaller[];
  /** What other clients of Connect do meanwhile. */
  readonly others: readonly { readonly atMs: number; readonly command: OtherCommand }[];
  readonly faults: Readonly<Record<GatewayName, FaultLists>>;
  /** A gateway that is killed at a moment that no call marks. */
  readonly kill: { readonly gateway: GatewayName; readonly atMs: number } | undefined;
  /** A gateway that cannot reach Connect for a while: connections are broken, and rejected. */
  readonly rejection:
    { readonly gateway: GatewayName; readonly atMs: number; readonly forMs: number } | undefined;
  /** Connect's clock is advanced, for all schedules that run at the same time. */
  readonly advance: { readonly atMs: number; readonly byMs: number } | undefined;
}

const MAX_TRIES = 4;
const MAX_CALLERS = 10;
const MAX_ADVANCE_MS = 600_000;

/** The plan of one schedule about an operation; the same for the same seed and index. */
export function drawOperationPlan(
  seed: number,
  index: number,
  share: boolean,
  main: ChaosOperation,
): OperationPlan {
  const random = randomOf(seed, index);
  const name = `chaos-${seed}-${index}`;
  const { operation, subject } = main;
  const wishes = drawWishes(random, name, main);
  const kills = random.chance(0.02);
  const killed = random.pick(GATEWAYS);
  const killAtCall = kills && random.chance(0.75);
  return {
    seed,
    index,
    share,
    name,
    operation,
    subject,
    begins: random.chance(0.75) ? main.begins : random.pick(BEGINNINGS),
    wishes,
    callers: wishes.flatMap((_, wish) =>
      Array.from({ length: wish === 0 ? random.magnitude(1, MAX_CALLERS) : random.int(1, 2) }, () =>
        drawCaller(random, wish),
      ),
    ),
    others:
      subject === 'nothing' || random.chance(0.5)
        ? []
        : Array.from({ length: random.int(1, 4) }, () => ({
            atMs: random.pick([random.int(0, 40), random.int(0, 1_500)]),
            command: drawOther(random, subject, operation),
          })),
    faults: drawFaults(random, killAtCall ? killed : undefined),
    kill: kills && !killAtCall ? { gateway: killed, atMs: random.int(0, 400) } : undefined,
    rejection: random.chance(0.01)
      ? { gateway: random.pick(GATEWAYS), atMs: random.int(0, 200), forMs: random.int(20, 600) }
      : undefined,
    advance: random.chance(0.03)
      ? { atMs: random.int(0, 1_500), byMs: random.magnitude(1_000, MAX_ADVANCE_MS) }
      : undefined,
  };
}

/** The first is what the schedule is about; others want the same with another token or with none, or something else. */
function drawWishes(random: Random, name: string, main: ChaosOperation): Wish[] {
  const change = main.draw(random);
  const wishes: Wish[] = [{ token: name, change }];
  if (random.chance(0.15)) wishes.push({ token: `${name}-twin`, change });
  if (main.subject === 'nothing') return wishes;
  if (random.chance(0.1)) wishes.push({ token: undefined, change });
  if (random.chance(0.1)) {
    const other = main.draw(random);
    const isOther = JSON.stringify(other.values) !== JSON.stringify(change.values);
    if (isOther) wishes.push({ token: name, change: other });
  }
  const same = CHAOS_OPERATIONS.filter(({ subject }) => subject === main.subject);
  for (let rival = 1; rival <= 2 && random.chance(0.3); rival += 1) {
    const other = random.chance(0.4) ? main : random.pick([main, ...same]);
    wishes.push({ token: `${name}-rival${rival}`, change: other.draw(random) });
  }
  return wishes;
}

function drawCaller(random: Random, wish: number): OperationCaller {
  const together = random.chance(0.6);
  return {
    wish,
    startMs: together ? random.int(0, 15) : random.int(0, 900),
    tries: Array.from({ length: MAX_TRIES }, () => ({
      gateway: random.pick(GATEWAYS),
      hangUpMs: random.chance(0.05) ? random.magnitude(5, 900) : undefined,
      pauseMs: random.pick([random.int(0, 150), random.int(0, 150), random.int(0, 1_500)]),
    })),
  };
}

function drawFaults(
  random: Random,
  killed: GatewayName | undefined,
): Readonly<Record<GatewayName, FaultLists>> {
  const weather = random.pick(['calm', 'lost', 'unseen', 'unseen', 'one fault', 'storm'] as const);
  const of = (gateway: GatewayName): FaultLists => {
    const some = (max: number, draw: (random: Random) => PlannedFault): PlannedFault[] =>
      Array.from({ length: random.int(1, max) }, () => draw(random));
    const mixed = (): PlannedFault => (random.chance(0.25) ? { name: 'none' } : drawFault(random));
    const changes = {
      calm: () => [],
      lost: () => some(4, drawLost),
      unseen: () => some(4, drawUnseen),
      'one fault': () => [drawFault(random)],
      storm: () => some(6, mixed),
    }[weather]();
    const isRough = weather === 'storm' || (weather !== 'calm' && random.chance(0.3));
    const killer: PlannedFault = {
      name: random.pick(['killBefore', 'killMeanwhile', 'killAfter'] as const),
    };
    return {
      changes: killed === gateway ? [...changes.slice(0, random.int(0, 1)), killer] : changes,
      reads: isRough ? some(4, mixed) : [],
    };
  };
  return { A: of('A'), B: of('B') };
}
