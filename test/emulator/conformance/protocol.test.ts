import { describe, expect, test } from '@jest/globals';
import { openTarget } from './support/target.ts';

const { url, directory } = await openTarget();

/** A request as no SDK would send it. What is rejected here never reaches an operation. */
const post = (path: string, headers: Record<string, string>) =>
  fetch(new URL(path, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ InstanceId: directory.instanceId }),
  });

describe('the front of the API', () => {
  const unsigned = [
    { what: 'without a signature', headers: {} },
    { what: 'with a signature that is none', headers: { authorization: 'Bearer 1234' } },
  ];
  test.each(unsigned)('rejects a request $what', async ({ headers }) => {
    const answer = await post('/contact/transfer', headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('x-amzn-errortype')).toMatch(/^\w+Exception\b/);
    expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/);
    expect(await answer.json()).toStrictEqual({ message: expect.stringMatching(/\S/) });
  });

  test('sends the time, by which a client corrects its clock', async () => {
    const answer = await post('/contact/transfer', {});
    const minutes = (Date.parse(answer.headers.get('date') ?? '') - Date.now()) / 60_000;
    expect(Math.abs(minutes)).toBeLessThan(5);
  });
});
