import { describe, expect, test } from '@jest/globals';
import type { GatewayOptions } from '../../../src/gateway/gateway-options.ts';
import type { OperationTrace, Tracing } from '../../../src/tracing/tracing.ts';
import { CONTACTS, INSTANCE_ID, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';
import { Canaries } from './support/canaries.ts';
import { ask, outletsOf, wholeOf } from './support/outlets.ts';

const canaries = new Canaries();

/** An error with secrets wherever it has room for them. */
function secretive(more: object = {}): Error {
  const words = canaries.at('the words of an error');
  const cause = new TypeError(`${words}\n${canaries.at('the words of a cause')}`);
  return Object.assign(new Error(words, { cause }), {
    name: canaries.at('the name of an error'),
    config: { headers: { authorization: canaries.at('a member of an error') } },
    input: canaries.at('a member of an error'),
    extensions: { token: canaries.at('the extensions of an error') },
    ...more,
  });
}

/** Throws whatever it is given. */
const throwing = (thrown: unknown): never => {
  throw thrown;
};

const trace: OperationTrace = {
  logBindings: { trace_id: '0', span_id: '0' },
  runs: () => undefined,
  recordCall: () => undefined,
  end: () => undefined,
};

const tracing = (startOperation: Tracing['startOperation']): Partial<GatewayOptions> => ({
  tracing: { startOperation },
});

const READ = `{ contact(id: "${CONTACTS.voice}") { name } }`;
const TRANSFER = `mutation { transferContact(input: {
  contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
}) { __typename ... on ContactError { message } } }`;

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/** Where something is thrown, what is requested, and what is in the answer. */
const scenes: [string, (thrown: () => unknown) => Partial<GatewayOptions>, string, string][] = [
  [
    'the making of a context',
    (thrown) => ({
      instances: {
        defaultId: INSTANCE_ID,
        get allowedIds() {
          return throwing(thrown());
        },
      },
    }),
    READ,
    INTERNAL,
  ],
  ['a hook before the body is read', (thrown) => tracing(() => throwing(thrown())), READ, INTERNAL],
  [
    'a plugin',
    (thrown) => tracing(() => ({ ...trace, end: () => throwing(thrown()) })),
    READ,
    INTERNAL,
  ],
  [
    'what watches calls',
    (thrown) => tracing(() => ({ ...trace, recordCall: () => throwing(thrown()) })),
    READ,
    INTERNAL,
  ],
  [
    'a resolver',
    (thrown) => ({
      get transferFlowIds() {
        return {
          get queue() {
            return throwing(thrown());
          },
          user: undefined,
        };
      },
    }),
    TRANSFER,
    INTERNAL,
  ],
  [
    'the audit log',
    (thrown) => ({ auditLog: { append: () => new Promise(() => throwing(thrown())) } }),
    TRANSFER,
    'data',
  ],
];

const kinds: [string, () => unknown][] = [
  ['an error', () => secretive()],
  ['an error with a code', () => secretive({ status: 418, code: 'E_TEAPOT' })],
  ['a text', () => canaries.at('a text')],
  ['an object', () => ({ message: canaries.at('an object'), stack: canaries.at('an object') })],
];

describe.each(kinds)('%s that is thrown discloses nothing', (_, thrown) => {
  test.each(scenes)('by %s', async (_, options, query, outcome) => {
    const counted = { thrown: 0 };
    const counting = (): unknown => {
      counted.thrown += 1;
      return thrown();
    };
    await using world = await startWorld({
      gateway: { ...options(counting), graphiql: true },
    });

    const answers = [await ask(world.client.url, query)];
    answers.push(await ask(world.client.url, READ));
    const outlets = await outletsOf(world, answers);

    const found = Object.entries(outlets).flatMap(([outlet, text]) =>
      canaries.in(text).map((place) => `${place}: ${outlet}`),
    );
    expect(found).toStrictEqual([]);
    expect(answers[0]).toContain(outcome);
    expect(counted.thrown).toBeGreaterThan(0);
    expect(world.log.filter(({ level }) => Number(level) >= 50)).not.toStrictEqual([]);
  });
});

test('an error of a hook discloses no message, whatever its status is', async () => {
  await using world = await startWorld({
    gateway: tracing(() => throwing(secretive({ statusCode: 418 }))),
  });

  const response = await fetch(`${world.client.url}/graphql?query={__typename}`);
  const { status } = response;

  expect(status).toBe(418);
  expect(canaries.in(await wholeOf(response))).toStrictEqual([]);
  expect(canaries.in(JSON.stringify(world.log))).toStrictEqual([]);
  expect(world.log).toContainEqual(expect.objectContaining({ msg: 'Request aborted' }));
});

test('an error of a plugin is in the log of the gateway, and not printed by Apollo Server', async () => {
  await using world = await startWorld({
    gateway: tracing(() => ({ ...trace, end: () => throwing(secretive()) })),
  });

  await ask(world.client.url, READ);

  expect(world.log).toContainEqual(
    expect.objectContaining({
      msg: 'A request failed unexpectedly',
      err: expect.objectContaining({ type: 'Error', stack: expect.stringMatching(/thrown\.test/) }),
    }),
  );
  expect(world.log).toContainEqual(
    expect.objectContaining({ apollo: 'Unexpected error processing request' }),
  );
});
