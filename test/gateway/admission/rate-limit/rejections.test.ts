import { expect, test } from '@jest/globals';
import { figure } from '../../../support/figure.ts';
import { TransferContactDocument } from '../../../support/generated/graphql.ts';
import { CONTACTS, QUEUES } from '../../../support/ids.ts';
import { openSocket, parseAnswers } from '../../../support/raw-http.ts';
import { startWorld, type World } from '../../../support/world.ts';

const TRANSFER = TransferContactDocument.toString();
const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };
/** Longer than any test takes. */
const seconds = 3_000;

/** The statuses of this number of consecutive requests. */
async function statuses({ client }: World, times: number): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < times; at++) all.push((await client.send('{ __typename }')).status);
  return all;
}

test('a transfer over the limit is rejected as such, and nothing is sent to Connect', async () => {
  await using world = await startWorld({ gateway: { rateLimit: { requests: 2, seconds } } });
  expect(await statuses(world, 2)).toStrictEqual([200, 200]);

  const { status, headers, data, errors } = await world.client.send(TRANSFER, { input });

  const retryAfter = Number(headers.get('retry-after'));
  expect({ status, data, errors }).toStrictEqual({
    status: 429,
    data: undefined,
    errors: [
      {
        message: `Rate limit exceeded. The request was not processed; retry in ${retryAfter} s.`,
        extensions: { code: 'RATE_LIMITED', retryAfter, requestId: expect.any(String) },
      },
    ],
  });
  expect(Number.isInteger(retryAfter) && retryAfter >= 1 && retryAfter <= seconds).toBe(true);
  expect(world.upstream.calls).toStrictEqual([]);
  expect(world.executedTransfers).toStrictEqual([]);
  expect(world.audit).toStrictEqual([]);
});

test('rejections are counted, and the first in a row is logged', async () => {
  await using world = await startWorld({ gateway: { rateLimit: { requests: 1, seconds } } });

  expect(await statuses(world, 4)).toStrictEqual([200, 429, 429, 429]);

  expect(await figure(world, 'gateway_graphql_errors_total{code="RATE_LIMITED"}')).toBe(3);
  const lines = world.log.filter(({ msg }) => String(msg).startsWith('Rate limit exceeded'));
  expect(lines).toMatchObject([{ level: 40 }]);
});

test('only requests of the API count', async () => {
  await using world = await startWorld({ gateway: { rateLimit: { requests: 1, seconds } } });
  const paths = ['/', '/livez', '/readyz', '/metrics', '/nowhere'];
  for (const path of [...paths, ...paths]) await (await fetch(world.client.url + path)).text();

  expect(await statuses(world, 2)).toStrictEqual([200, 429]);
  const probe = await fetch(`${world.client.url}/readyz`);
  expect({ status: probe.status, body: await probe.json() }).toStrictEqual({
    status: 200,
    body: { status: 'ok' },
  });
});

test('a rejection does not wait for the body', async () => {
  await using world = await startWorld({ gateway: { rateLimit: { requests: 1, seconds } } });
  await statuses(world, 1);
  const socket = await openSocket(world.client.url);
  const answered = new Promise<Buffer>((resolve) => socket.once('data', resolve));
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: gateway\r\ncontent-type: application/json\r\ncontent-length: 200000\r\n\r\n{',
  );

  const [answer] = parseAnswers(await answered);
  socket.destroy();

  expect(answer).toMatchObject({ status: 429, body: expect.stringContaining('RATE_LIMITED') });
});
