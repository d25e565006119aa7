import { describe, expect, test } from '@jest/globals';
import { type Answer } from '../../support/exchange.ts';
import { CONTACTS, QUEUES } from '../../support/ids.ts';
import { startWorld } from '../../support/world.ts';
import { Canaries } from './support/canaries.ts';
import { ask, outletsOf } from './support/outlets.ts';

const canaries = new Canaries();

/** What is disclosed of each answer: AWS support needs the request id. */
const REQUEST_ID = ['the id of the request: audit', 'the id of the request: log'];

const QUESTIONS = [
  `{ contact(id: "${CONTACTS.voice}") { name queue { name } attributes { value } } }`,
  `{ contacts(filter: { name: { text: ["x"] } }) { nodes { id } } }`,
  `{ queues { nodes { name metrics { contactsInQueue } } } }`,
  `{ users { nodes { username availability { statusName } } } }`,
  `{ instance { alias } }`,
  `{ transferDestinations(contactId: "${CONTACTS.billingTask}") { __typename } }`,
  `mutation { transferContact(input: {
    contactId: "${CONTACTS.unassignedTask}", target: { queueId: "${QUEUES.billing}" }
  }) {
    __typename
    ... on ContactError { message code retryable }
    ... on ContactRequestRejectedError { connectMessage }
  } }`,
];

/** An answer with secrets wherever it has room for them. */
function leaking(status: number, exception: string, body?: string): Answer {
  const words = canaries.at(`words of ${exception}`);
  return ({ response }) => {
    response.writeHead(status, canaries.at('the reason phrase'), {
      'content-type': `application/json; charset=${canaries.at('the content type')}`,
      'x-amzn-errortype': exception,
      'x-amzn-requestid': canaries.at('the id of the request'),
      'x-amz-id-2': canaries.at('a header of AWS'),
      'x-amzn-trace-id': `Root=${canaries.at('a header of AWS')}`,
      'www-authenticate': `Bearer realm="${canaries.at('a header of a proxy')}"`,
      location: `https://${canaries.at('a redirect')}.example/?token=${canaries.at('a redirect')}`,
      'set-cookie': `session=${canaries.at('a cookie')}`,
      'retry-after': canaries.at('when to try again'),
      server: canaries.at('a header of a proxy'),
      etag: canaries.at('a header of a proxy'),
    });
    response.end(
      body ?? JSON.stringify({ Message: words, message: words, Reason: words, [words]: [words] }),
    );
  };
}

const body = canaries.at('a body');
const contact = { Id: CONTACTS.voice, Arn: 'arn:contact', Name: 'a contact' };

/** How Connect answers, and what is disclosed of that on purpose besides. */
const answers: [string, Answer, string[]?][] = [
  ['redirects', leaking(301, 'MovedException')],
  ['redirects and keeps the method', leaking(307, 'TemporaryRedirect')],
  [
    'rejects the request',
    leaking(400, 'InvalidRequestException'),
    ['words of InvalidRequestException: answer'],
  ],
  [
    'rejects a parameter',
    leaking(400, 'InvalidParameterException'),
    ['words of InvalidParameterException: answer'],
  ],
  [
    'rejects the form of the request',
    leaking(400, 'SerializationException'),
    ['words of SerializationException: answer'],
  ],
  ['fails in a way that is not documented', leaking(400, 'TeapotException')],
  [
    'fails by a name of its own',
    leaking(400, canaries.at('the name of the exception')),
    ['the name of the exception: audit', 'the name of the exception: log'],
  ],
  ['does not know the caller', leaking(401, 'UnauthorizedException')],
  [
    'does not let the gateway',
    leaking(403, 'AccessDeniedException'),
    ['words of AccessDeniedException: log'],
  ],
  ['minds the signature', leaking(403, 'InvalidSignatureException')],
  ['has no such thing', leaking(404, 'ResourceNotFoundException')],
  ['has a conflict', leaking(409, 'IdempotencyException')],
  ['throttles', leaking(429, 'ThrottlingException')],
  ['fails', leaking(500, 'InternalServiceException')],
  ['is behind a proxy that fails', leaking(502, '', `<html>${body}</html>`)],
  ['is away', leaking(503, 'ServiceUnavailable')],
  ['is behind a proxy that waits no longer', leaking(504, '', body)],
  ['answers what is no JSON', leaking(200, '', `\n    at ${body} (file:///x.js:1:1)\n${body}`)],
  ['answers half of its JSON', leaking(200, '', `{"Contact": {"Name": "${body}"`)],
  ['answers nothing that it should', leaking(200, '', JSON.stringify({ [body]: body }))],
  ['answers a text for an object', leaking(200, '', JSON.stringify(body))],
  [
    'answers values that are none of the schema',
    leaking(
      200,
      '',
      JSON.stringify({
        Contact: { ...contact, Channel: body, InitiationTimestamp: body, QueueInfo: body },
        Contacts: [{ ...contact, Channel: body, InitiationTimestamp: body }, body],
        Attributes: [body],
        Queues: [{ QueueId: { [body]: body }, QueueArn: 1, Name: [body], Status: body }],
        Users: [body],
        Instance: { Id: { [body]: body }, Arn: [body], InstanceAlias: { [body]: body } },
        MetricResults: body,
        UserDataList: [{ User: body }],
      }),
    ),
  ],
];

describe('what Connect responds is disclosed nowhere, except on purpose', () => {
  test.each(answers)('when it %s', async (_, answer, disclosed = []) => {
    // No cool-down: each question is to reach Connect.
    await using world = await startWorld({ gateway: { graphiql: true, circuitCoolDownMs: 0 } });
    world.upstream.answerBy(() => answer);

    const given: string[] = [];
    for (const question of QUESTIONS) given.push(await ask(world.client.url, question));
    const outlets = Object.entries(await outletsOf(world, given));

    const found = outlets.flatMap(([outlet, text]) =>
      canaries.in(text).map((place) => `${place}: ${outlet}`),
    );
    expect(found.sort()).toStrictEqual([...REQUEST_ID, ...disclosed].sort());
    expect(world.upstream.calls.length).toBeGreaterThanOrEqual(QUESTIONS.length - 2);
  });
});
