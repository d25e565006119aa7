import { describe, expect, test } from '@jest/globals';
import { altered, exception } from '../../../support/answers.ts';
import type { Answer } from '../../../support/exchange.ts';
import { FAULTS } from '../../../support/faults.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { transfer, transferOrThrow } from '../../../support/transfer.ts';
import { startWorld, type World } from '../../../support/world.ts';

const INPUT = {
  contactId: CONTACTS.unassignedTask,
  target: { queueId: QUEUES.billing },
  clientToken: 'token',
};
const FAILED = exception('InternalServiceException', 500);

/** DescribeContact with other signs that a contact has ended. */
const describedWith = (signs: object): Answer =>
  altered(({ Contact: contact }) => ({
    Contact: { ...(contact as object), ...signs },
  }));

const WITHOUT_TIME = describedWith({ DisconnectTimestamp: null });
const WITHOUT_SIGNS = describedWith({ DisconnectTimestamp: null, DisconnectReason: '' });

const outcomes = ({ audit }: World): unknown[] =>
  audit.flatMap((record) => (record.record === 'OUTCOME' ? [record.result] : []));

describe('a transfer that took place, and that Connect said had failed', () => {
  test.each([
    ['without the time of its end', WITHOUT_TIME],
    ['without its reason', describedWith({ DisconnectReason: null })],
    ['as if it were active', WITHOUT_SIGNS],
  ])('is a success when the contact is described %s', async (_, described) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', FAULTS.serverErrorAfter);
    world.upstream.answerAll('DescribeContact', described);

    const result = await transfer(world, INPUT);

    expect(result).toMatchObject({
      __typename: 'TransferContactSuccess',
      contactId: world.executedTransfers[0]?.newContactId,
    });
    expect(outcomes(world)).toStrictEqual(['TransferContactSuccess']);
  });

  test.each([
    ['fails', FAILED],
    ['is cut off', altered((answer) => ({ ...answer, NextToken: 'more' }))],
  ])('is unknown when the contact looks active, and reading the chain %s', async (_, listed) => {
    await using world = await startWorld();
    world.upstream.answerNext('TransferContact', FAILED);
    world.upstream.answerAll('DescribeContact', WITHOUT_SIGNS);
    world.upstream.answerAll('ListAssociatedContacts', listed);

    const result = await transfer(world, INPUT);

    expect(result.__typename).toBe('ContactOutcomeUnknownError');
    expect(outcomes(world)).toStrictEqual(['ContactOutcomeUnknownError']);
  });
});

describe('an ended contact', () => {
  const QUERY = `{ contact(id: "${CONTACTS.endedTask}") { active disconnectTimestamp disconnectReason } }`;

  test.each([
    ['either sign', describedWith({}), false],
    ['the time alone', describedWith({ DisconnectReason: null }), false],
    ['the reason alone', WITHOUT_TIME, false],
    ['an empty reason and no time', WITHOUT_SIGNS, true],
  ])('is not active by %s', async (_, described, active) => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', described);

    expect(await world.client.data(QUERY)).toMatchObject({ contact: { active } });
  });

  test('is named by a rejected transfer, with the time that the chain has', async () => {
    await using world = await startWorld();
    const before = await transfer(world, { ...INPUT, contactId: CONTACTS.endedTask });
    world.upstream.answerAll('DescribeContact', WITHOUT_TIME);

    const after = await transfer(world, { ...INPUT, contactId: CONTACTS.endedTask });

    expect(before.__typename).toBe('ContactNotActiveError');
    expect(after).toStrictEqual(before);
  });

  test('that was transferred ended when the next one began', async () => {
    await using world = await startWorld();
    await transferOrThrow(world, INPUT);
    const other = { ...INPUT, clientToken: 'other' };
    const before = await transfer(world, other);
    world.upstream.answerAll('DescribeContact', WITHOUT_TIME);
    world.upstream.answerAll(
      'ListAssociatedContacts',
      altered(({ ContactSummaryList: all }) => ({
        ContactSummaryList: (all as object[]).map((each) => ({
          ...each,
          DisconnectTimestamp: null,
        })),
      })),
    );

    expect(await transfer(world, other)).toStrictEqual(before);
    const chain = `{ contact(id: "${INPUT.contactId}") { transfers { active } } }`;
    expect(await world.client.data(chain)).toStrictEqual({
      contact: { transfers: [{ active: false }, { active: true }] },
    });
  });

  test('whose end time is nowhere to be read is the coarser member', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', WITHOUT_TIME);
    world.upstream.answerAll('ListAssociatedContacts', FAILED);

    const result = await transfer(world, { ...INPUT, contactId: CONTACTS.endedTask });

    expect(result.__typename).toBe('ContactRequestRejectedError');
  });

  test('is shown as the transferred one by its reason alone', async () => {
    await using world = await startWorld();
    world.upstream.answerAll('DescribeContact', WITHOUT_TIME);

    const data = await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${INPUT.contactId}", target: { queueId: "${QUEUES.billing}" }
      }) { ... on TransferContactSuccess { transferredContact { active disconnectReason } } } }`,
    );

    expect(data).toStrictEqual({
      transferContact: { transferredContact: { active: false, disconnectReason: 'TRANSFERRED' } },
    });
  });
});
