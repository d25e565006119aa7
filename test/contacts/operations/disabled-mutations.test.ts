import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { MUTATION_NAMES } from '../../../src/contacts/operations/index.ts';
import { ARGUMENTS } from '../../auth/support/arguments.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';

const TRANSFER = `transferContact(input: {
  contactId: "${CONTACTS.urgentTask}", target: { queueId: "${QUEUES.billing}" }
}) { __typename }`;

const fieldOf = (name: string): string =>
  `${name}${ARGUMENTS[`Mutation.${name}`] ?? ''} { __typename }`;

describe('where no mutation is enabled', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ gateway: { mutations: new Set() } });
  });
  afterAll(async () => {
    await world[Symbol.asyncDispose]();
  });

  test.each(MUTATION_NAMES)('%s is null with an error, and does nothing', async (name) => {
    const answer = await world.client.send(`mutation { __typename ${fieldOf(name)} }`);

    expect(answer).toMatchObject({
      status: 200,
      data: { __typename: 'Mutation', [name]: null },
      errors: [
        {
          message: `The operators of this gateway have disabled the mutation ${name}. Nothing was sent to Amazon Connect.`,
          path: [name],
          extensions: {
            code: 'MUTATION_DISABLED',
            requestId: answer.headers.get('x-request-id'),
          },
        },
      ],
    });
    expect(world.upstream.calls).toStrictEqual([]);
    expect(world.audit).toStrictEqual([]);
  });

  test('input is not validated, and reads are not affected', async () => {
    const { errors } = await world.client.send(
      'mutation { transferContact(input: { contactId: "", target: { queueId: "" } }) { __typename } }',
    );
    expect(errors).toMatchObject([{ extensions: { code: 'MUTATION_DISABLED' } }]);

    const read = `{ contact(id: "${CONTACTS.urgentTask}") { id name } }`;
    expect(await world.client.data(read)).toMatchObject({ contact: { id: CONTACTS.urgentTask } });
  });
});

test.each(MUTATION_NAMES)('only %s is enabled', async (name) => {
  await using world = await startWorld({ gateway: { mutations: new Set([name]) } });

  const errorsOf = async (names: readonly string[]): Promise<unknown[]> => {
    const { errors } = await world.client.send(`mutation { ${names.map(fieldOf).join('\n')} }`);
    return errors.map(({ path, extensions }) => [path, extensions?.['code']]);
  };

  // A document has ten mutations at most.
  const half = Math.ceil(MUTATION_NAMES.length / 2);
  const errors = [
    ...(await errorsOf(MUTATION_NAMES.slice(0, half))),
    ...(await errorsOf(MUTATION_NAMES.slice(half))),
  ];
  expect(errors).toStrictEqual(
    MUTATION_NAMES.filter((other) => other !== name).map((other) => [[other], 'MUTATION_DISABLED']),
  );
});

test('an enabled mutation takes place', async () => {
  await using world = await startWorld({ gateway: { mutations: new Set(['transferContact']) } });

  expect(await world.client.data(`mutation { ${TRANSFER} }`)).toStrictEqual({
    transferContact: { __typename: 'TransferContactSuccess' },
  });
  expect(world.executedTransfers).toHaveLength(1);
});

test('a caller without the scope is forbidden to use it, disabled or not', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({
    gateway: { jwt: issuer.options, mutations: new Set() },
  });
  const send = async (scope: string): Promise<unknown> => {
    const headers = bearer(await issuer.token({ scope }));
    const { status, errors } = await world.client.send(`mutation { ${TRANSFER} }`, {}, headers);
    return { status, codes: errors.map(({ extensions }) => extensions?.['code']) };
  };

  expect(await send('contacts:read')).toStrictEqual({ status: 403, codes: ['FORBIDDEN'] });
  expect(await send(EVERY_SCOPE)).toStrictEqual({ status: 200, codes: ['MUTATION_DISABLED'] });
  expect(world.upstream.calls).toStrictEqual([]);
});
