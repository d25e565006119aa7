import { describe, expect, test } from '@jest/globals';
import { CONTACTS, QUEUES } from '../support/ids.ts';
import { type Answer, raw } from '../support/recording-proxy.ts';
import { startWorld, type World } from '../support/world.ts';

const CANARY = 'canary-of-a-customer';

/** Rejects a call in words that repeat the request, as services do. */
const rejection =
  (status: number, name: string): Answer =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-amzn-errortype': name });
    response.end(JSON.stringify({ Message: `${CANARY} is not valid` }));
  };

const contact = raw(
  200,
  JSON.stringify({
    Contact: {
      Id: CONTACTS.voice,
      Arn: 'arn:contact',
      Name: CANARY,
      Description: CANARY,
      Tags: { owner: CANARY },
      CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: CANARY },
    },
  }),
);
const attributes = raw(200, JSON.stringify({ Attributes: { account: CANARY } }));

const CONTACT = `{ contact(id: "${CONTACTS.voice}") { name description tags { value } attributes { value } } }`;
const SEARCH = `{ contacts(filter: { name: { text: ["${CANARY}"] } }) { nodes { id } } }`;
const TRANSFER = `mutation {
  transferContact(input: { contactId: "${CONTACTS.voice}", target: { queueId: "${QUEUES.billing}" } }) {
    __typename
  }
}`;

const scenes: [string, string, (world: World) => void][] = [
  [
    'a contact that was read',
    CONTACT,
    ({ upstream }) => {
      upstream.answerAll('DescribeContact', contact);
      upstream.answerAll('GetContactAttributes', attributes);
    },
  ],
  [
    'an answer that cannot be read',
    CONTACT,
    ({ upstream }) => {
      upstream.answerAll('DescribeContact', raw(200, `{"Contact": {"Name": "${CANARY}"`));
    },
  ],
  [
    'an answer that is no contact',
    CONTACT,
    ({ upstream }) => {
      upstream.answerAll('DescribeContact', raw(200, `{"Contact": {"Name": "${CANARY}"}}`));
    },
  ],
  ['a search', SEARCH, () => undefined],
  [
    'a search that Connect rejects in words of the search',
    SEARCH,
    ({ upstream }) => {
      upstream.answerAll('SearchContacts', rejection(400, 'InvalidRequestException'));
    },
  ],
  [
    'a transfer that Connect rejects in words of the contact',
    TRANSFER,
    ({ upstream }) => {
      upstream.answerAll('TransferContact', rejection(400, 'InvalidRequestException'));
      upstream.answerAll('DescribeContact', contact);
    },
  ],
  [
    'an exception that is not documented',
    TRANSFER,
    ({ upstream }) => {
      upstream.answerAll('TransferContact', rejection(400, 'TeapotException'));
    },
  ],
  ['a document that cannot be run', `{ contact(id: "${CANARY}") { nothing } }`, () => undefined],
  ['a document that cannot be parsed', `{ contact(id: "${CANARY}"`, () => undefined],
];

describe('neither the log nor the audit log holds customer data', () => {
  test.each(scenes)('of %s', async (_, query, prepare) => {
    await using world = await startWorld();
    prepare(world);

    await world.client.send(query);

    const disclosed = JSON.stringify([world.log, world.audit]);
    expect(world.log.length).toBeGreaterThan(0);
    expect(disclosed).not.toContain(CANARY);
    expect(disclosed).not.toContain('test-secret');
  });
});
