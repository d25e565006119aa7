import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ENTITIES } from '../../../../src/gateway/graphql/federation/entities.ts';
import { encodeNodeId, parseNodeId } from '../../../../src/gateway/graphql/nodes/node-id.ts';
import { INSTANCE_ID, QUEUES } from '../../../support/ids.ts';

const encode = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const claims = encodeNodeId('Queue', { instanceId: INSTANCE_ID, id: QUEUES.claims });

describe('a nodeId', () => {
  test('is the same in every release: clients store it', () => {
    expect(claims).toBe(
      'WzEsIlF1ZXVlIiwiMTAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIiwiMjAwMDAwMDAtMDAwMC00MDAwLTgwMDAtMDAwMDAwMDAwMDAxIl0',
    );
  });

  test('names the type, the instance and the id that it was made of', () => {
    const id = fc.string({ minLength: 1, maxLength: 256, unit: 'grapheme-ascii' });
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTITIES.keys()),
        id,
        id.filter((text) => !['.', '..'].includes(text) && !text.startsWith('arn:')),
        (typeName, instanceId, ownId) => {
          const nodeId = encodeNodeId(typeName, { instanceId, id: ownId });

          expect(nodeId).toMatch(/^[\w-]+$/);
          expect(parseNodeId(nodeId)).toStrictEqual({
            typeName,
            entity: ENTITIES.get(typeName),
            reference: { instanceId, id: ownId },
          });
        },
      ),
    );
  });

  test.each([
    ['is empty', ''],
    ["is one of Connect's ids", QUEUES.claims],
    ['is no base64url', '%%%'],
    ['is padded', `${claims}=`],
    ['has spaces', ` ${claims}`],
    ['has another alphabet', Buffer.from('[1,"Queue","?>?>","?>?>"]').toString('base64')],
    ['has more bytes', encode(`[1,"Queue","${INSTANCE_ID}","${QUEUES.claims}"] `)],
    ['has the same contents in another notation', encode('[1.0,"Queue","i","q"]')],
    ['is no UTF-8', Buffer.from([0x5b, 0xff, 0xfe, 0x5d]).toString('base64url')],
    ['is no JSON', encode('Queue')],
    ['is an object', encode({ 0: 1, 1: 'Queue', 2: 'i', 3: 'q' })],
    ['is of another version', encode([2, 'Queue', INSTANCE_ID, QUEUES.claims])],
    ['has no version', encode(['Queue', INSTANCE_ID, QUEUES.claims])],
    ['has more members', encode([1, 'Queue', INSTANCE_ID, QUEUES.claims, 'more'])],
    ['has fewer members', encode([1, 'Queue', INSTANCE_ID])],
    ['has a number for an id', encode([1, 'Queue', INSTANCE_ID, 7])],
    ['is of an unknown type', encode([1, 'Nope', INSTANCE_ID, QUEUES.claims])],
    ['is of a type that is no node', encode([1, 'Query', INSTANCE_ID, QUEUES.claims])],
    ['is of a type named as a method', encode([1, '__proto__', INSTANCE_ID, QUEUES.claims])],
    ['has an empty id', encode([1, 'Queue', INSTANCE_ID, ''])],
    ['has dots for an id', encode([1, 'Queue', INSTANCE_ID, '..'])],
    ['has an ARN for an id', encode([1, 'Queue', INSTANCE_ID, 'arn:aws:connect:…:queue/q'])],
    ['has too long an id', encode([1, 'Contact', INSTANCE_ID, 'x'.repeat(257)])],
    ['has half a surrogate', encode('[1,"Queue","i","q\\ud800"]')],
    ['is huge', encode([1, 'Queue', INSTANCE_ID, 'x'.repeat(100_000)])],
    ['nests a thousand lists', encode('['.repeat(1_000))],
  ])('that %s is none', (_what, nodeId) => {
    expect(parseNodeId(nodeId)).toBeUndefined();
  });
});
