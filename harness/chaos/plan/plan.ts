import { QUEUES } from '../../../test/support/ids.ts';
import { drawFault, drawLost, drawUnseen, type PlannedFault } from './planned-fault.ts';
import { type Random, randomOf } from './random.ts';

/** The two gateway processes, each with a proxy of its own towards Connect. */
export const GATEWAYS = ['A', 'B'] as const;
export type GatewayName = (typeof GATEWAYS)[number];

/** The operations that faults are planned for: the transfer, and those that read back its outcome. */
export const OPERATIONS = ['TransferContact', 'DescribeContact', 'ListAssociatedContacts'] as const;
export type PlannedOperation = (typeof OPERATIONS)[number];

/** What the successive calls of one gateway for the schedule's contact meet; later ones meet nothing. */
export type FaultPlan = Readonly<Record<PlannedOperation, readonly PlannedFault[]>>;

/** The same for any operations. `changes` and `reads` are for the operations that it does not name. */
export type FaultLists = Readonly<Partial<Record<string, readonly PlannedFault[]>>>;

/** What the successive transfers with a token meet at any gateway, before what is planned for the gateway. */
export type FaultsByToken = Readonly<Record<string, readonly PlannedFault[]>>;

/** One caller, that requests a transfer until the answer is definite, or its patience ends. */
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
  /** Whether gateways share what they know of tokens. */
  readonly share: boolean;
  /** What all tokens of the schedule begin with; and the token of all callers but the rival and the twin. */
  readonly token: string;
  /** How far Connect's clock is ahead of a gateway's; behind it, when negative. The same for all schedules of a seed. */
  readonly skewMs: Skews;
  readonly callers: readonly CallerPlan[];
  readonly faults: Readonly<Record<GatewayName, FaultPlan>>;
  readonly faultsByToken: FaultsByToken;
  /**
   * A transfer of the contact to the target of the callers that no gateway knows of, such as an agent's. At 0 it is over
   * before the schedule starts.
   */
  readonly foreign: { readonly token: string; readonly atMs: number } | undefined;
  /** A gateway that is killed at a moment that no call marks. */
  readonly kill: { readonly gateway: GatewayName; readonly atMs: number } | undefined;
  /** A gateway that cannot reach Connect for a while: connections are broken, and rejected. */
  readonly rejection:
    { readonly gateway: GatewayName; readonly atMs: number; readonly forMs: number } | undefined;
  /** Connect's clock is advanced, for all schedules that run at the same time. */
  readonly advance: { readonly atMs: number; readonly byMs: number } | undefined;
  /** Once the transfer is known to have taken place, the new contact is transferred on. */
  readonly onward: boolean;
}

/** In milliseconds. */
export type Skews = Readonly<Record<GatewayName, number>>;

const MAX_TRIES = 4;

/** From this skew on the SDK corrects the clock itself. */
const MAX_SKEW_MS = 240_000;

const MAX_ADVANCE_MS = 3 * 3_600_000;

/** How long before or after the callers' requests a transfer is surely not theirs: `Date` has whole seconds. */
const APART_MS = 4_000;

/** How long after a request has begun a transfer is surely not its own: its deadline, and a few seconds. */
const SHOWN_LATE_MS = 6_500;

/**
 * How far Connect's clock is ahead of the gateways', behind it for one of them: as long as a run lasts.
 */
export function drawSkews(seed: number): Skews {
  const random = randomOf(seed, -1);
  const ahead = random.magnitude(1_000, MAX_SKEW_MS);
  const behind = -random.magnitude(1_000, MAX_SKEW_MS);
  return random.chance(0.5) ? { A: ahead, B: behind } : { A: behind, B: ahead };
}

/**
 * The plan of one schedule; the same for the same seed and index.
 *
 * @param share whether gateways share what they know of tokens. Without that, each knows only of its own requests, so
 *   two tokens for one target meet at one gateway.
 */
export function drawPlan(seed: number, index: number, share = false): Plan {
  const random = randomOf(seed, index);
  const token = `chaos-${seed}-${index}`;
  const about = { seed, index, share, token, skewMs: drawSkews(seed) };
  const kind = random.int(0, 99);
  const drawn = drawCallers(kind, random, token, share);
  const advance = random.chance(0.05)
    ? { atMs: random.int(0, 1_500), byMs: random.magnitude(1_000, MAX_ADVANCE_MS) }
    : undefined;
  return { ...about, ...drawn, advance };
}

type Drawn = Omit<Plan, 'seed' | 'index' | 'share' | 'token' | 'skewMs' | 'advance'>;

function drawCallers(kind: number, random: Random, token: string, share: boolean): Drawn {
  if (kind < 18) return drawTwins(random, token, share);
  if (kind < 22) return drawForeign(random, token);
  return drawDuplicates(random, token);
}

/** Many callers ask for one transfer with one token; sometimes another one asks for a transfer elsewhere. */
function drawDuplicates(random: Random, token: string): Drawn {
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
    callers,
    faultsByToken: {},
    foreign: undefined,
    faults: {
      A: drawFaults(random, weather, killAtCall && killed === 'A'),
      B: drawFaults(random, weather, killAtCall && killed === 'B'),
    },
    kill: kills && !killAtCall ? { gateway: killed, atMs: random.int(0, 400) } : undefined,
    rejection: random.chance(0.01)
      ? { gateway: random.pick(GATEWAYS), atMs: random.int(0, 200), forMs: random.int(20, 600) }
      : undefined,
    onward: random.chance(0.1),
  };
}

/**
 * Two callers or more ask for the same transfer with two tokens, side by side or one after the other, and again later.
 * Connect executes one of them; which one, a gateway has to find out, or else to leave open.
 */
function drawTwins(random: Random, token: string, share: boolean): Drawn {
  const tokens = [token, `${token}-twin`];
  const only = random.pick(GATEWAYS);
  const callers = tokens.flatMap((own, turn) =>
    Array.from({ length: random.int(1, 2) }, (): CallerPlan => ({
      token: own,
      queueId: QUEUES.billing,
      startMs: turn === 0 ? random.int(0, 15) : random.pick([0, random.int(0, 400), 1_100]),
      tries: Array.from({ length: MAX_TRIES }, () => ({
        gateway: share ? random.pick(GATEWAYS) : only,
        hangUpMs: random.chance(0.05) ? random.magnitude(5, 900) : undefined,
        pauseMs: random.pick([random.int(0, 150), random.int(0, 1_500)]),
      })),
    })),
  );
  const kills = random.chance(0.03);
  return {
    callers: random.chance(0.5) ? callers : callers.toReversed(),
    faultsByToken: Object.fromEntries(tokens.map((own) => [own, drawFate(random)])),
    faults: { A: drawReadFaults(random), B: drawReadFaults(random) },
    foreign: undefined,
    kill: kills ? { gateway: only, atMs: random.int(0, 1_500) } : undefined,
    rejection: undefined,
    onward: random.chance(0.1),
  };
}

/**
 * Somebody else transfers the contact to the same target, long before the callers ask or long after they began: for none
 * of them is that a success, whatever the clocks say.
 */
function drawForeign(random: Random, token: string): Drawn {
  const isFirst = random.chance(0.6);
  const callers = Array.from({ length: random.int(1, 2) }, (): CallerPlan => ({
    token,
    queueId: QUEUES.billing,
    startMs: isFirst ? APART_MS : 0,
    tries: Array.from({ length: MAX_TRIES }, (_, turn) => ({
      gateway: random.pick(GATEWAYS),
      hangUpMs: undefined,
      pauseMs: !isFirst && turn === 0 ? SHOWN_LATE_MS + APART_MS : random.int(0, 150),
    })),
  }));
  return {
    callers,
    faultsByToken: { [token]: Array.from({ length: random.int(6, 14) }, () => drawLost(random)) },
    faults: { A: NO_FAULTS, B: NO_FAULTS },
    foreign: { token: `${token}-foreign`, atMs: isFirst ? 0 : SHOWN_LATE_MS },
    kill: undefined,
    rejection: undefined,
    onward: false,
  };
}

const NO_FAULTS: FaultPlan = {
  TransferContact: [],
  DescribeContact: [],
  ListAssociatedContacts: [],
};

/** The outcomes of the transfers with one of two tokens. */
function drawFate(random: Random): PlannedFault[] {
  const some = (draw: (random: Random) => PlannedFault): PlannedFault[] =>
    Array.from({ length: random.int(2, 9) }, () => draw(random));
  const fate = random.pick(['lost', 'lost', 'unseen', 'unseen', 'any', 'calm'] as const);
  return { lost: some(drawLost), unseen: some(drawUnseen), any: some(drawFault), calm: [] }[fate];
}

/** Read-backs fail at first, so that what was done with one token is open while the other one is retried. */
function drawReadFaults(random: Random): FaultPlan {
  const some = (most: number): PlannedFault[] =>
    Array.from({ length: random.int(0, most) }, () => drawFault(random));
  const fail = random.chance(0.6);
  return {
    TransferContact: [],
    DescribeContact: fail ? some(6) : [],
    ListAssociatedContacts: fail ? some(4) : [],
  };
}

function drawCaller(random: Random, requested: Pick<CallerPlan, 'token' | 'queueId'>): CallerPlan {
  const together = random.chance(0.7);
  return {
    ...requested,
    startMs: together ? random.int(0, 15) : random.int(0, 600),
    tries: Array.from({ length: MAX_TRIES }, () => ({
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
