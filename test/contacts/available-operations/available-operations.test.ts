import { describe, expect, test } from '@jest/globals';
import { CONTACT_OPERATIONS } from '../../../src/contacts/available-operations/contact-operation.enum.ts';
import { ARGUMENTS } from '../../auth/support/arguments.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../auth/support/test-issuer.ts';
import { maxCalls } from '../../gateway/graphql/cost/max-cost.ts';
import { altered, exception } from '../../support/answers.ts';
import type { Answer } from '../../support/exchange.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld, type World } from '../../support/world.ts';
import {
  AVAILABLE_OPERATIONS,
  availabilityOf,
  type Entry,
  OPERATION_NAMES,
} from './support/availability.ts';

const ENTRIES = '{ operation available error reason unknown }';

/** An entry that nothing denies. */
const available = (operation: string): Entry => ({
  operation,
  available: true,
  error: null,
  reason: null,
  unknown: false,
});

/** The entries with some operations, in their order. */
const select = (entries: readonly Entry[], ...names: readonly string[]): Entry[] =>
  names.flatMap((name) => entries.filter(({ operation }) => operation === name));

/** Connect shows a contact with other members. */
const shown = (members: object): Answer =>
  altered(({ Contact }) => ({ Contact: { ...(Contact as object), ...members } }));

/** Reads as a caller with a token. */
async function readAs(
  world: World,
  token: string,
  id: string,
): Promise<readonly Entry[] | undefined> {
  const { data } = await world.client.send(AVAILABLE_OPERATIONS, { id }, bearer(token));
  return (data?.['contact'] as { availableOperations: Entry[] } | null)?.availableOperations;
}

describe('what is available', () => {
  test('of a task in a queue takes the read of the contact, and no other call', async () => {
    await using world = await startWorld();

    const { contact } = await world.client.data(
      `{ contact(id: "${CONTACTS.unassignedTask}") { name again: availableOperations { operation } availableOperations ${ENTRIES} } }`,
    );

    const { availableOperations: entries } = contact as { availableOperations: Entry[] };
    expect(entries.map(({ operation }) => operation)).toStrictEqual(OPERATION_NAMES);
    expect(select(entries, 'RESUME_CONTACT', 'TRANSFER_CONTACT')).toStrictEqual([
      {
        operation: 'RESUME_CONTACT',
        available: false,
        error: 'ContactNotPausedError',
        reason: `The contact ${CONTACTS.unassignedTask} is not paused.`,
        unknown: false,
      },
      available('TRANSFER_CONTACT'),
    ]);
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact']);
  });

  test('in a list takes the call per contact that other fields share', async () => {
    await using world = await startWorld();
    const query = `{ contacts(first: 3) { nodes { description availableOperations ${ENTRIES} } } }`;

    const { contacts } = await world.client.data(query);

    const { nodes } = contacts as { nodes: { availableOperations: Entry[] }[] };
    expect(nodes.map(({ availableOperations: { length } }) => length)).toStrictEqual(
      nodes.map(() => CONTACT_OPERATIONS.length),
    );
    expect(world.upstream.operations()).toStrictEqual([
      ...nodes.map(() => 'DescribeContact'),
      'SearchContacts',
    ]);
    const only = '{ contacts(first: 3) { nodes { availableOperations { operation } } } }';
    const none = '{ contacts(first: 3) { nodes { id } } }';
    expect([maxCalls(query) - maxCalls(none), maxCalls(only) - maxCalls(none)]).toStrictEqual([
      3, 3,
    ]);
  });

  test('after a mutation is that of the contact that the mutation returns', async () => {
    await using world = await startWorld();

    const { pauseContact } = await world.client.data(
      `mutation {
        pauseContact(input: { contactId: "${CONTACTS.unassignedTask}" }) {
          ... on PauseContactSuccess { contact { availableOperations ${ENTRIES} } }
        }
      }`,
    );

    const { contact } = pauseContact as { contact: { availableOperations: Entry[] } };
    expect(select(contact.availableOperations, 'PAUSE_CONTACT', 'RESUME_CONTACT')).toMatchObject([
      { available: false, error: 'ContactAlreadyPausedError' },
      { available: true },
    ]);
    expect(world.upstream.operations()).toStrictEqual(['DescribeContact', 'PauseContact']);
  });
});

describe('what one read does not show', () => {
  test('is unknown: whether a task is paused whose last pause ended when it began', async () => {
    await using world = await startWorld();
    const time = 1_790_000_000;
    world.upstream.answerAll(
      'DescribeContact',
      shown({ LastPausedTimestamp: time, LastResumedTimestamp: time }),
    );

    const entries = await availabilityOf(world.client, CONTACTS.unassignedTask);

    const reason = 'The contact was paused and resumed at the same time, so that it may be paused.';
    const names = [
      'ASSOCIATE_CONTACT_WITH_USER',
      'PAUSE_CONTACT',
      'RESUME_CONTACT',
      'UPDATE_CONTACT_ROUTING_DATA',
    ];
    // No read of the contact shows the list of a user.
    const others = entries.filter(({ operation }) => operation !== 'DISMISS_USER_CONTACT');
    expect(others.filter(({ unknown }) => unknown)).toStrictEqual(
      names.map((operation) => ({
        operation,
        available: true,
        error: null,
        reason,
        unknown: true,
      })),
    );
  });

  test('is unknown: with which error an operation fails if Connect omits when the contact ended', async () => {
    await using world = await startWorld();
    world.upstream.answerAll(
      'DescribeContact',
      shown({ DisconnectTimestamp: undefined, DisconnectReason: 'EXPIRED' }),
    );

    const entries = await availabilityOf(world.client, CONTACTS.endedTask);

    expect(select(entries, 'TRANSFER_CONTACT', 'TAG_CONTACT')).toStrictEqual(
      ['TRANSFER_CONTACT', 'TAG_CONTACT'].map((operation) => ({
        operation,
        available: true,
        error: null,
        reason: 'Amazon Connect shows that the contact has ended, but not when.',
        unknown: true,
      })),
    );
  });

  test('is unknown: everything about a contact of a list that cannot be read', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeContact', exception('ThrottlingException', 429));

    const { contacts } = await world.client.data(
      `{ contacts(first: 2) { nodes { id availableOperations ${ENTRIES} } } }`,
    );

    const { nodes } = contacts as { nodes: { availableOperations: Entry[] }[] };
    expect(nodes[0]?.availableOperations).toStrictEqual(
      OPERATION_NAMES.map((operation) => ({
        operation,
        available: true,
        error: null,
        reason: 'Amazon Connect is throttling read requests.',
        unknown: true,
      })),
    );
    expect(nodes[1]?.availableOperations.some(({ unknown }) => !unknown)).toBe(true);
  });

  test('but a contact of a list that does not exist any more has no operation', async () => {
    await using world = await startWorld();
    world.upstream.answerNext('DescribeContact', exception('ResourceNotFoundException', 404));

    const { contacts } = await world.client.data(
      `{ contacts(first: 1) { nodes { id availableOperations ${ENTRIES} } } }`,
    );

    const { nodes } = contacts as { nodes: { id: string; availableOperations: Entry[] }[] };
    const [node] = nodes;
    expect(node?.availableOperations).toStrictEqual(
      OPERATION_NAMES.map((operation) => ({
        operation,
        available: false,
        error: 'ContactResourceNotFoundError',
        reason: `Contact "${node?.id}" was not found in Amazon Connect.`,
        unknown: false,
      })),
    );
  });
});

describe('what the caller may not do', () => {
  const denied = (reason: string): Partial<Entry> => ({
    available: false,
    error: null,
    reason,
    unknown: false,
  });

  test('names the scope that the token lacks, in the words of the mutation', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const token = await issuer.token({ scope: 'contacts:read contacts:stop' });

    const entries = await readAs(world, token, CONTACTS.unassignedTask);

    const others = entries?.filter(({ operation }) => operation !== 'STOP_CONTACT') ?? [];
    expect(select(entries ?? [], 'STOP_CONTACT')).toStrictEqual([available('STOP_CONTACT')]);
    expect(others).toHaveLength(CONTACT_OPERATIONS.length - 1);
    for (const { operation, ...entry } of others) {
      const { mutation = '' } = CONTACT_OPERATIONS[OPERATION_NAMES.indexOf(operation)] ?? {};
      const { errors } = await world.client.send(
        `mutation { ${mutation}${ARGUMENTS[`Mutation.${mutation}`] ?? ''} { __typename } }`,
        {},
        bearer(token),
      );
      expect([operation, entry]).toStrictEqual([operation, denied(errors[0]?.message ?? '')]);
    }
  });

  test('says which mutations are disabled', async () => {
    await using world = await startWorld({ gateway: { mutations: new Set(['tagContact']) } });

    const entries = await availabilityOf(world.client, CONTACTS.endedTask);

    expect(entries.filter(({ operation }) => operation !== 'TAG_CONTACT')).toStrictEqual(
      CONTACT_OPERATIONS.flatMap(({ mutation }, index) =>
        mutation === 'tagContact'
          ? []
          : {
              operation: OPERATION_NAMES[index],
              ...denied(`The operators of this gateway have disabled the mutation ${mutation}.`),
            },
      ),
    );
    expect(select(entries, 'TAG_CONTACT')).toMatchObject([{ error: 'ContactTaggingClosedError' }]);
  });

  test('follows the restriction to queues', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startWorld({ gateway: { jwt: issuer.options } });
    const scope = EVERY_SCOPE;
    const token = await issuer.token({ scope, queues: [QUEUES.claims] });

    const entries = await readAs(world, token, CONTACTS.unassignedTask);

    const byRule = (rule: 'denied' | 'unknown' | 'open'): string[] =>
      CONTACT_OPERATIONS.flatMap(({ ofOwnContact }, index) => {
        const is =
          ofOwnContact === undefined ? 'open' : ofOwnContact === 'denied' ? 'denied' : 'unknown';
        return is === rule ? (OPERATION_NAMES[index] ?? []) : [];
      });
    expect(select(entries ?? [], ...byRule('denied'))).toStrictEqual(
      byRule('denied').map((operation) => ({
        operation,
        ...denied('You are not authorized to perform this action.'),
      })),
    );
    expect(byRule('unknown')).toContain('UPDATE_CONTACT_ATTRIBUTES');
    expect(select(entries ?? [], ...byRule('unknown'))).toStrictEqual(
      byRule('unknown').map((operation) => ({
        operation,
        available: true,
        error: null,
        reason: 'Whether all contacts of the chain are in your queues is not read.',
        unknown: true,
      })),
    );
    expect(select(entries ?? [], 'STOP_CONTACT')).toStrictEqual([available('STOP_CONTACT')]);
    expect(byRule('open')).toContain('TRANSFER_CONTACT');
  });
});
