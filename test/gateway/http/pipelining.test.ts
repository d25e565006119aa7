import { buffer } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { relay } from '../../support/answers.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { holdAnswer } from '../../support/held-answer.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { openSocket, parseAnswers } from '../../support/raw-http.ts';
import { startWorld } from '../../support/world.ts';

function post(query: string, variables = {}, more = ''): string {
  const body = JSON.stringify({ query, variables });
  return [
    'POST /graphql HTTP/1.1',
    'host: gateway',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(more === '' ? [] : [more]),
    '',
    body,
  ].join('\r\n');
}

const aliases = (length: number): string[] => Array.from({ length }, (_, index) => `a${index}`);

test('requests that are sent all at once are answered in their order', async () => {
  await using world = await startWorld();
  const socket = await openSocket(world.client.url);
  const names = aliases(19);
  socket.write(names.map((alias) => post(`{ ${alias}: __typename }`)).join(''));
  socket.write(post('{ last: __typename }', {}, 'connection: close'));

  const answers = parseAnswers(await buffer(socket));
  socket.destroy();

  expect(answers.map(({ body }) => JSON.parse(body) as unknown)).toStrictEqual(
    [...names, 'last'].map((alias) => ({ data: { [alias]: 'Query' } })),
  );
});

test('too many pipelined requests are rejected, and the connection is closed', async () => {
  await using world = await startWorld();
  const held = holdAnswer(relay);
  world.upstream.answerNext('SearchQueues', held.answer);
  const socket = await openSocket(world.client.url);

  socket.write(post('{ queues { totalCount } }'));
  await held.requested;
  socket.write(post('{ __typename }').repeat(200));
  expect(await world.client.data('{ __typename }')).toStrictEqual({ __typename: 'Query' });
  held.release();
  const answers = parseAnswers(await buffer(socket));
  socket.destroy();

  expect(answers.map(({ status }) => status)).toStrictEqual([...aliases(20).map(() => 200), 429]);
  expect(JSON.parse(answers.at(-1)?.body ?? '')).toMatchObject({
    errors: [{ extensions: { code: 'TOO_MANY_PIPELINED_REQUESTS' } }],
  });
});

test('an invalid request does not get the response of the transfer before it', async () => {
  await using world = await startWorld();
  const held = holdAnswer(relay);
  world.upstream.answerNext('TransferContact', held.answer);
  const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
  const socket = await openSocket(world.client.url);

  socket.write(`${post(TransferContactDocument.toString(), { input })}GARBAGE\r\n\r\n`);
  await held.requested;
  held.release();
  const [transfer, garbage, ...more] = parseAnswers(await buffer(socket));
  socket.destroy();

  expect(transfer?.status).toBe(200);
  expect(transfer?.body).toContain('TransferContactSuccess');
  expect(garbage?.status).toBe(400);
  expect(more).toStrictEqual([]);
  expect(world.executedTransfers).toHaveLength(1);
});
