import { expect, test } from '@jest/globals';
import { skewAnswer } from './skewed-clock.ts';

const answerOf = (body: object) => {
  const written = Buffer.from(JSON.stringify(body));
  const headers = {
    date: 'Fri, 20 Nov 2026 16:00:00 GMT',
    'content-length': String(written.length),
    'content-type': 'application/json',
  };
  return { status: 200, headers, body: written };
};

test.each([
  [90_000, 'Fri, 20 Nov 2026 16:01:30 GMT', 90],
  [-90_500, 'Fri, 20 Nov 2026 15:58:29 GMT', -90.5],
])('an answer has all its times %i ms ahead, and nothing else', (skewMs, date, seconds) => {
  const at = (time: number): object => ({
    Contact: { Id: '1', InitiationTimestamp: time, QueueInfo: { EnqueueTimestamp: time } },
    Contacts: [{ LastUpdateTimestamp: time, Name: 'Timestamp' }, null],
    ApproximateTotalCount: 7,
  });

  const skewed = skewAnswer(answerOf(at(1_795_190_400.25)), skewMs);

  expect(JSON.parse(skewed.body.toString())).toStrictEqual(at(1_795_190_400.25 + seconds));
  expect(skewed.status).toBe(200);
  expect(skewed.headers).toStrictEqual({
    date,
    'content-type': 'application/json',
    'content-length': String(skewed.body.length),
  });
});
