import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  bearer,
  type Claims,
  EVERY_SCOPE,
  startTestIssuer,
  type TestIssuer,
} from '../../../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES, UNKNOWN_ID } from '../../../support/ids.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { CALL, type CallInput, INPUT } from './support.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => {
  await issuer[Symbol.asyncDispose]();
});

const NAME = 'StartOutboundVoiceContact';
const SUCCESS = 'StartOutboundVoiceContactSuccess';

/** Starts a call as a caller with these claims: the name of the result, or the code of the error. */
async function callAs(world: World, claims: Claims, change: CallInput): Promise<unknown> {
  const token = await issuer.token({ scope: EVERY_SCOPE, ...claims });
  const input = { ...INPUT, ...change };
  const { data, errors } = await world.client.send(CALL, { input }, bearer(token));
  const result = data?.['startOutboundVoiceContact'] as { __typename: string } | null | undefined;
  return result?.__typename ?? errors[0]?.extensions?.['code'];
}

describe('a caller that is restricted to queues calls', () => {
  const billing = { queues: [QUEUES.billing] };
  const source = { sourcePhoneNumber: '+12025550100' };
  test.each<[string, Claims, CallInput, string, string[]]>([
    ['with its queue', billing, {}, SUCCESS, [NAME]],
    ['with its queue and a source number', billing, source, SUCCESS, [NAME]],
    ['with another queue', billing, { queueId: QUEUES.claims }, 'FORBIDDEN', []],
    ['with the queue of the flow', billing, { queueId: null, ...source }, 'FORBIDDEN', []],
    ['with no queue', { queues: [] }, {}, 'FORBIDDEN', []],
    [
      'about a contact in its queue',
      billing,
      { relatedContactId: CONTACTS.chat },
      SUCCESS,
      ['DescribeContact', NAME],
    ],
    [
      'about a contact elsewhere',
      billing,
      { relatedContactId: CONTACTS.voice },
      'FORBIDDEN',
      ['DescribeContact'],
    ],
    [
      'about an unknown contact',
      billing,
      { relatedContactId: UNKNOWN_ID },
      'ContactResourceNotFoundError',
      ['DescribeContact'],
    ],
    [
      'to a number that is not allowed',
      billing,
      { destinationPhoneNumber: '+88213123456' },
      'ContactDestinationNotAllowedError',
      [],
    ],
  ])('%s', async (_, claims, change, expected, calls) => {
    await using world = await startWorld({ gateway: { jwt: issuer.options } });

    expect(await callAs(world, claims, change)).toBe(expected);
    expect(world.upstream.operations()).toStrictEqual(calls);
  });
});

test('no other scope allows calls', async () => {
  await using world = await startWorld({ gateway: { jwt: issuer.options } });
  const others = EVERY_SCOPE.split(' ').filter((scope) => scope !== 'contacts:dial');

  expect(await callAs(world, { scope: others.join(' ') }, {})).toBe('FORBIDDEN');
  expect(await callAs(world, { scope: 'contacts:dial' }, {})).toBe(SUCCESS);
  expect(world.upstream.operations()).toStrictEqual([NAME]);
});
