import { describe, expect, test } from '@jest/globals';
import { fingerprint } from '../../../src/graphql-kit/relay/fingerprint.ts';

const QUERY = { instanceId: 'i', filter: { channels: ['TASK', 'CHAT'], from: new Date(0) } };

class Query {
  readonly instanceId: string = '';
}

describe('the fingerprint of a query', () => {
  test.each<[string, object]>([
    [
      'the order of members',
      { filter: { from: new Date(0), channels: ['TASK', 'CHAT'] }, instanceId: 'i' },
    ],
    ['null', { ...QUERY, orderBy: null, filter: { ...QUERY.filter, name: null } }],
    ['what is absent', { ...QUERY, orderBy: undefined }],
    ['the class of an input', Object.assign(new Query(), QUERY)],
  ])('is not changed by %s', (_, parameters) => {
    expect(fingerprint('contacts', parameters)).toBe(fingerprint('contacts', QUERY));
  });

  test.each<[string, string, object]>([
    ['what is listed', 'queues', QUERY],
    ['another instance', 'contacts', { ...QUERY, instanceId: 'j' }],
    ['another value', 'contacts', { ...QUERY, filter: { ...QUERY.filter, channels: ['TASK'] } }],
    ['another time', 'contacts', { ...QUERY, filter: { ...QUERY.filter, from: new Date(1) } }],
    ['one more parameter', 'contacts', { ...QUERY, orderBy: 'CHANNEL' }],
  ])('is changed by %s', (_, kind, parameters) => {
    expect(fingerprint(kind, parameters)).not.toBe(fingerprint('contacts', QUERY));
  });
});
