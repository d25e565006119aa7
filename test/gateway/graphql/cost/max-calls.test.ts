import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { OPERATIONS } from '../../../../src/contacts/operations/index.ts';
import { READS } from '../../../../tools/docs/iam-policy.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { startWorld } from '../../../support/world.ts';
import { VARIABLES } from './generated/arguments.ts';
import { costlyContactCentre, KNOWN } from './generated/centre.ts';
import { makeDear, type Mood, MOODS } from './generated/dear-connect.ts';
import { operations } from './generated/operations.ts';
import { write } from './generated/write.ts';
import { valuesIn } from './values-in.ts';

/** How many operations are tried; `npx jest max-calls --globals '{"costRuns":50000}'` tries more. */
const { costRuns = 2_000 } = globalThis as { readonly costRuns?: number };

/** What can cost more is rejected, so that no run takes long. */
const LIMIT = 150;

/** Codes of errors that no generated operation is to meet: it is valid, and the gateway has no internal error. */
const UNEXPECTED_CODES = [
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
];

const DEAR_READS: readonly Mood[] = ['long lists', 'blind searches', 'live state unavailable'];

/** Most often reads are dear; when much goes wrong, little is read at all. */
const moodsOfConnect: fc.Arbitrary<readonly Mood[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant([]) },
  { weight: 6, arbitrary: fc.subarray([...DEAR_READS]) },
  { weight: 2, arbitrary: fc.subarray([...MOODS]) },
);

/** For some callers more is read, to see what is theirs. */
const callers = fc.constantFrom('anyone', 'anyone', 'of some queues');
const SEEN_QUEUES = [...KNOWN.users, ...KNOWN.queues].filter((_, index) => index % 5 !== 4);

interface Body {
  readonly data?: unknown;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
  /** Without figures when the request was rejected before its operation was found. */
  readonly extensions?: {
    readonly cost: { readonly maxUpstreamCalls: number; readonly answerSize: number };
  };
}

test(
  `${costRuns} generated operations cause no more calls, and get no more values, than were counted before, however dear Connect makes them`,
  async () => {
    await using issuer = await startTestIssuer();
    const anyone = bearer(await issuer.token({ scope: EVERY_SCOPE }));
    const isQueueRestricted = bearer(
      await issuer.token({ scope: EVERY_SCOPE, queues: SEEN_QUEUES }),
    );
    await using world = await startWorld({
      emulator: { seed: costlyContactCentre() },
      gateway: {
        costExtension: true,
        jwt: issuer.options,
        federation: { secret: undefined },
        maxOperationCost: LIMIT,
        // Nothing is known for longer than a moment.
        directoryCache: { max: 1, ttlMs: 1, negativeTtlMs: 1 },
        readAfterWrite: { reads: 5, firstPauseMs: 1 },
        circuitCoolDownMs: 1,
      },
    });
    const { calls } = world.upstream;
    const setMoods = makeDear(world.upstream);
    /** The part of what was counted that came about, of each operation that was run. */
    const shares: number[] = [];
    const seen = new Set<string>();

    const holds = fc.asyncProperty(
      operations,
      moodsOfConnect,
      callers,
      async (operation, moods, caller) => {
        setMoods(moods);
        const query = write(operation);
        const before = calls.length;
        const response = await fetch(`${world.client.url}/graphql`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-include-cost': 'true',
            ...(caller === 'anyone' ? anyone : isQueueRestricted),
          },
          body: JSON.stringify({ query, variables: VARIABLES }),
        });
        const body = (await response.json()) as Body;
        const sent = calls.slice(before).map((call) => call.operation);
        const codes = (body.errors ?? []).map(({ extensions: { code } }) => code);
        fc.pre(!codes.includes('DOCUMENT_LIMIT_EXCEEDED'));

        const { maxUpstreamCalls: most = 0, answerSize = 0 } = body.extensions?.cost ?? {};
        const isRejected = codes.includes('OPERATION_TOO_EXPENSIVE');
        const isWithin =
          sent.length <= (isRejected ? 0 : most) &&
          isRejected === most > LIMIT &&
          valuesIn(body.data) <= answerSize;
        if (!isWithin || codes.some((code) => UNEXPECTED_CODES.includes(code))) {
          throw new Error(
            `${query}\n${inspect({ moods, caller, most, sent, body }, { depth: 6 })}`,
          );
        }
        if (isRejected) seen.add('a rejection');
        else if (most > 0) shares.push(sent.length / most);
        for (const name of sent) seen.add(name);
      },
    );
    await fc.assert(holds, { numRuns: costRuns });

    // A figure that is far too high would be a bound as well.
    const reached = shares.filter((share) => share === 1).length;
    expect(reached / shares.length).toBeGreaterThan(0.03);
    expect([...seen].sort()).toStrictEqual(EVERYTHING);
  },
  costRuns * 200,
);

/** All that the gateway calls, so that no read escapes the test; its IAM policy allows nothing else. */
const EVERYTHING = [...READS, ...OPERATIONS.map(({ name }) => name), 'a rejection'].sort();
