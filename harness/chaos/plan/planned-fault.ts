import { relay } from '../../../test/support/answers.ts';
import type { Exchange } from '../../../test/support/exchange.ts';
import { type Fault, FAULTS } from '../../../test/support/faults.ts';
import type { Random } from './random.ts';

type Kinds = typeof FAULTS;

/** The names of the faults that take no parameter. */
type PlainName = {
  [Name in keyof Kinds]: Kinds[Name] extends Fault ? Name : never;
}[keyof Kinds];
type TimedName = Exclude<keyof Kinds, PlainName>;

/**
 * What happens to one request to Connect. It can be printed, and drawn again. `amount` is in milliseconds, but for
 * Retry-After in seconds. The three that kill end the gateway that sent the request, and start its successor: before
 * Connect gets the request, while it has it, and once it has carried it out.
 */
export type PlannedFault =
  | { readonly name: 'none' | 'killBefore' | 'killMeanwhile' | 'killAfter' | PlainName }
  | { readonly name: TimedName; readonly amount: number };

/** Names of {@link PlannedFault}. */
export type FaultName = PlannedFault['name'];

const TIMED: Readonly<Record<TimedName, readonly [min: number, max: number]>> = {
  latency: [5, 900],
  slowAnswer: [5, 900],
  tricklingBodyBefore: [1, 60],
  tricklingBodyAfter: [1, 60],
  throttledWithRetryAfter: [1, 3],
};

const NAMES = Object.keys(FAULTS) as [keyof Kinds, ...(keyof Kinds)[]];

const LOST = NAMES.filter((name) => name.endsWith('Before')) as [keyof Kinds, ...(keyof Kinds)[]];
const UNSEEN = NAMES.filter((name) => name.endsWith('After')) as [keyof Kinds, ...(keyof Kinds)[]];

/** Any fault but those that kill: each as likely as another. */
export function drawFault(random: Random): PlannedFault {
  return drawOf(random, NAMES);
}

/** A fault of a request that Connect never gets. */
export function drawLost(random: Random): PlannedFault {
  return drawOf(random, LOST);
}

/** A fault of a request that Connect executes, and whose answer is of no use. */
export function drawUnseen(random: Random): PlannedFault {
  return drawOf(random, UNSEEN);
}

function drawOf(random: Random, names: readonly [keyof Kinds, ...(keyof Kinds)[]]): PlannedFault {
  const name = random.pick(names);
  return isTimed(name) ? { name, amount: random.magnitude(...TIMED[name]) } : { name };
}

/** How a planned fault is done. `kill` ends the gateway that sent the request, at once. */
export function faultOf(planned: PlannedFault, kill: () => void): Fault {
  switch (planned.name) {
    case 'none':
      return relay;
    case 'killBefore':
      return kill;
    case 'killMeanwhile':
      return async (exchange) => {
        kill();
        await exchange.forward();
      };
    case 'killAfter':
      return async (exchange: Exchange) => {
        await exchange.forward();
        kill();
      };
    case 'latency':
    case 'slowAnswer':
    case 'tricklingBodyBefore':
    case 'tricklingBodyAfter':
    case 'throttledWithRetryAfter':
      return FAULTS[planned.name](planned.amount);
    default:
      return FAULTS[planned.name];
  }
}

/** A planned fault in a word: `latency(350)`. */
export function describeFault(planned: PlannedFault): string {
  return 'amount' in planned ? `${planned.name}(${planned.amount})` : planned.name;
}

function isTimed(name: keyof Kinds): name is TimedName {
  return name in TIMED;
}
