import {
  DescribeContactCommand,
  GetContactAttributesCommand,
  GetCurrentMetricDataCommand,
  ListAssociatedContactsCommand,
  ListContactReferencesCommand,
  SearchUsersCommand,
} from '@aws-sdk/client-connect';
import { describe, expect, test } from '@jest/globals';
import { conformAnswer } from '../../src/connect/conform-answer.ts';

const NOW = new Date(0);
const INSTANCE = { InstanceId: 'i' };
const CONTACT = { ...INSTANCE, ContactId: 'c' };
const contact = new DescribeContactCommand(CONTACT);
const associated = new ListAssociatedContactsCommand(CONTACT);
const users = new SearchUsersCommand(INSTANCE);
const attributes = new GetContactAttributesCommand({ ...INSTANCE, InitialContactId: 'c' });
const references = new ListContactReferencesCommand({ ...CONTACT, ReferenceTypes: [] });
const metrics = new GetCurrentMetricDataCommand({ ...INSTANCE, Filters: {}, CurrentMetrics: [] });

describe('a response contains nothing that is not of its declared type', () => {
  test.each<[what: string, command: object, answer: object, expected: object]>([
    ['a token', users, { NextToken: 'more' }, { NextToken: 'more' }],
    ['an empty token', users, { NextToken: '' }, {}],
    ['a token that is not a string', users, { NextToken: 5 }, {}],
    ['null', users, { NextToken: null, Users: null }, {}],
    ['an empty list', users, { Users: [] }, { Users: [] }],
    ['a list that is an object', users, { Users: { a: 1 } }, {}],
    ['a list that is a text', users, { Users: 'all' }, {}],
    ['an entry that is null', users, { Users: [null, { Id: 'u' }] }, { Users: [{ Id: 'u' }] }],
    ['an entry that is a text', users, { Users: ['u', { Id: 'u' }] }, { Users: [{ Id: 'u' }] }],
    ['a text for a number', users, { ApproximateTotalCount: '12' }, { ApproximateTotalCount: 12 }],
    ['a text that is no number', users, { ApproximateTotalCount: 'many' }, {}],
    ['an empty text for a number', users, { ApproximateTotalCount: '' }, {}],
    ['NaN', users, { ApproximateTotalCount: NaN }, {}],
    ['zero', users, { ApproximateTotalCount: 0 }, { ApproximateTotalCount: 0 }],
    ['an object that is a text', contact, { Contact: 'text' }, {}],
    ['an object that is a list', contact, { Contact: [] }, {}],
    [
      'empty texts',
      contact,
      { Contact: { Id: 'c', Arn: '', Name: '', QueueInfo: { Id: '' } } },
      { Contact: { Id: 'c', QueueInfo: {} } },
    ],
    [
      'a value of another type among others',
      contact,
      { Contact: { Id: true, Name: { a: 1 }, Channel: 5, QueuePriority: '5', Description: 'd' } },
      { Contact: { QueuePriority: 5, Description: 'd' } },
    ],
    [
      'an invalid date, and a valid one',
      contact,
      { Contact: { InitiationTimestamp: new Date(NaN), DisconnectTimestamp: NOW } },
      { Contact: { DisconnectTimestamp: NOW } },
    ],
    [
      'a map with a null, a number and an empty text',
      contact,
      { Contact: { Tags: { a: null, b: 2, c: '', d: 'd' } } },
      { Contact: { Tags: { c: '', d: 'd' } } },
    ],
    ['a map that is a list', attributes, { Attributes: [1] }, {}],
    [
      'a metric without a value',
      metrics,
      { MetricResults: [{ Collections: [{ Metric: { Name: 'AGENTS_ONLINE' }, Value: null }] }] },
      { MetricResults: [{ Collections: [{ Metric: { Name: 'AGENTS_ONLINE' } }] }] },
    ],
    [
      'a member of a union that is newer than the SDK',
      references,
      { ReferenceSummaryList: [{ $unknown: ['Hologram', {}] }, { Url: { Name: 'n', Value: '' } }] },
      { ReferenceSummaryList: [{ $unknown: ['Hologram', {}] }, { Url: { Name: 'n' } }] },
    ],
    [
      "what is the SDK's own",
      associated,
      { $metadata: { requestId: '' }, ContactSummaryList: [{ ContactId: 'c' }] },
      { $metadata: { requestId: '' }, ContactSummaryList: [{ ContactId: 'c' }] },
    ],
  ])('%s', (_, command, answer, expected) => {
    expect(conformAnswer(command, answer)).toStrictEqual(expected);
  });
});
