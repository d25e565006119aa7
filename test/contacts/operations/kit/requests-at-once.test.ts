import { expect, test } from '@jest/globals';
import { AuditLogError } from '../../../../src/audit/audit-log.ts';
import { bearer, EVERY_SCOPE, startTestIssuer } from '../../../auth/support/test-issuer.ts';
import { relay } from '../../../support/answers.ts';
import { FAULTS } from '../../../support/faults.ts';
import { holdAnswer } from '../../../support/held-answer.ts';
import { CONTACTS } from '../../../support/ids.ts';
import { until } from '../../../support/until.ts';
import { startWorld } from '../../../support/world.ts';

const STOP = `mutation ($input: StopContactInput!) {
  stopContact(input: $input) {
    __typename
    ... on StopContactSuccess { clientToken }
    ... on ContactOutcomeUnknownError { clientToken }
  }
}`;
const INPUT = { contactId: CONTACTS.chat };

test('equal requests of one caller without a token are one call, and get its token', async () => {
  await using world = await startWorld();
  const held = holdAnswer(relay);
  world.upstream.answerNext('StopContact', held.answer);

  const first = world.client.data(STOP, { input: INPUT });
  await held.requested;
  const second = world.client.data(STOP, { input: INPUT });
  await until(() => world.audit.length === 2);
  held.release();

  expect(await second).toStrictEqual(await first);
  expect(world.upstream.operations()).toStrictEqual(['StopContact']);
});

test('equal requests of two callers are two calls: the token of one is of no use to the other', async () => {
  await using issuer = await startTestIssuer();
  await using world = await startWorld({ gateway: { jwt: issuer.options } });
  const stopAs = async (sub: string): Promise<unknown> => {
    const token = await issuer.token({ scope: EVERY_SCOPE, sub });
    const { data } = await world.client.send(STOP, { input: INPUT }, bearer(token));
    return data?.['stopContact'];
  };
  const held = holdAnswer(FAULTS.resetAfter);
  world.upstream.answerNext('StopContact', held.answer);
  world.upstream.answerAll('DescribeContact', FAULTS.serverErrorBefore);

  const first = stopAs('amara');
  await held.requested;
  const second = await stopAs('ben');
  held.release();

  expect(second).toMatchObject({ __typename: 'StopContactSuccess' });
  expect(await first).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
  expect(world.upstream.operations().filter((name) => name === 'StopContact')).toHaveLength(2);
});

test('the token of an error without a given one can be retried: the state is read first', async () => {
  await using world = await startWorld();
  world.upstream.answerNext('StopContact', FAULTS.resetAfter);
  world.upstream.answerNext('DescribeContact', FAULTS.serverErrorBefore);
  const { stopContact } = await world.client.data(STOP, { input: INPUT });
  const { clientToken } = stopContact as { readonly clientToken: string };
  const before = world.upstream.calls.length;

  const retry = await world.client.data(STOP, { input: { ...INPUT, clientToken } });

  expect(stopContact).toMatchObject({ __typename: 'ContactOutcomeUnknownError' });
  expect(retry).toMatchObject({ stopContact: { __typename: 'StopContactSuccess', clientToken } });
  expect(world.upstream.calls.slice(before)).toMatchObject([{ operation: 'DescribeContact' }]);
});

test('a request that is rejected before its call leaves the token free for another input', async () => {
  let isWritable = false;
  await using world = await startWorld({
    gateway: {
      auditLog: {
        append: () =>
          isWritable ? Promise.resolve() : Promise.reject(new AuditLogError('no space')),
      },
    },
  });
  const stop = async (contactId: string): Promise<unknown> =>
    (await world.client.data(STOP, { input: { contactId, clientToken: 'stop-1' } }))['stopContact'];

  expect(await stop(CONTACTS.chat)).toMatchObject({ __typename: 'ContactServiceError' });
  isWritable = true;
  expect(await stop(CONTACTS.urgentTask)).toMatchObject({ __typename: 'StopContactSuccess' });
  expect(await stop(CONTACTS.chat)).toMatchObject({
    __typename: 'ContactIdempotencyConflictError',
  });
  expect(world.upstream.operations()).toStrictEqual(['StopContact']);
});
