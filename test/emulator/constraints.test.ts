import { describe, expect, test } from '@jest/globals';
import { operations } from '../../src/emulator/operations/index.ts';
import { checkConstraints, findViolations } from '../../src/emulator/protocol/constraints.ts';
import { wireOperations } from '../../src/emulator/protocol/sdk-schemas.ts';

const time = new Date(0);
const range = { Type: 'INITIATION_TIMESTAMP', StartTime: time, EndTime: time };
const search = { InstanceId: 'i', TimeRange: range };

const cases: { shape: string; value: unknown; violations: string[] }[] = [
  { shape: 'ContactId', value: 'x', violations: [] },
  { shape: 'ContactId', value: '', violations: ['request: must be at least 1 characters'] },
  { shape: 'ContactId', value: '😀'.repeat(256), violations: [] },
  { shape: 'PhoneNumber', value: '+12025550123', violations: [] },
  {
    shape: 'PhoneNumber',
    value: 'tel:+12025550123',
    violations: ['request: must match ^\\+[1-9]\\d{1,14}$'],
  },
  {
    shape: 'ContactId',
    value: '😀'.repeat(257),
    violations: ['request: must be at most 256 characters'],
  },
  {
    shape: 'TransferContactRequest',
    value: { ContactId: '', UserId: 'x'.repeat(257) },
    violations: [
      'ContactFlowId: is required',
      'ContactId: must be at least 1 characters',
      'InstanceId: is required',
      'UserId: must be at most 256 characters',
    ],
  },
  {
    shape: 'ListQueuesRequest',
    value: { InstanceId: 'i', MaxResults: 0, QueueTypes: ['STANDARD', 'OTHER'] },
    violations: ['MaxResults: must be at least 1', 'QueueTypes[1]: must be one of STANDARD, AGENT'],
  },
  {
    shape: 'ListQueuesRequest',
    value: { InstanceId: 'i', MaxResults: 1001, QueueTypes: ['AGENT', 'AGENT', 'AGENT'] },
    violations: ['MaxResults: must be at most 1000', 'QueueTypes: must be at most 2 elements'],
  },
  {
    shape: 'ListQueuesRequest',
    value: { InstanceId: 'i', MaxResults: 1.5 },
    violations: ['MaxResults: must be an integer'],
  },
  ...[2 ** 31, -(2 ** 31) - 1].map((QueueTimeAdjustmentSeconds) => ({
    shape: 'UpdateContactRoutingDataRequest',
    value: { InstanceId: 'i', ContactId: 'c', QueueTimeAdjustmentSeconds },
    violations: ['QueueTimeAdjustmentSeconds: must fit into 32 bits'],
  })),
  ...[2 ** 31 - 1, -(2 ** 31)].map((QueueTimeAdjustmentSeconds) => ({
    shape: 'UpdateContactRoutingDataRequest',
    value: { InstanceId: 'i', ContactId: 'c', QueueTimeAdjustmentSeconds },
    violations: [],
  })),
  {
    shape: 'UpdateContactRoutingDataRequest',
    value: { InstanceId: 'i', ContactId: 'c', QueuePriority: 1.5 },
    violations: ['QueuePriority: must be an integer'],
  },
  { shape: 'SearchContactsRequest', value: search, violations: [] },
  {
    shape: 'SearchContactsRequest',
    value: { ...search, TimeRange: { Type: 'NEVER', StartTime: time } },
    violations: [
      'TimeRange.EndTime: is required',
      'TimeRange.Type: must be one of INITIATION_TIMESTAMP, SCHEDULED_TIMESTAMP, CONNECTED_TO_AGENT_TIMESTAMP, DISCONNECT_TIMESTAMP, ENQUEUE_TIMESTAMP',
    ],
  },
  {
    shape: 'SearchContactsRequest',
    value: {
      ...search,
      SearchCriteria: { SearchableContactAttributes: { Criteria: [{ Key: '', Values: [] }, {}] } },
    },
    violations: [
      'SearchCriteria.SearchableContactAttributes.Criteria[0].Key: must be at least 1 characters',
      'SearchCriteria.SearchableContactAttributes.Criteria[1].Key: is required',
      'SearchCriteria.SearchableContactAttributes.Criteria[1].Values: is required',
    ],
  },
  {
    shape: 'StartTaskContactRequest',
    value: { InstanceId: 'i', Name: '', Attributes: { '': 'v', k: 'x'.repeat(32_768) } },
    violations: [
      'Attributes key: must be at least 1 characters',
      'Attributes.k: must be at most 32767 characters',
    ],
  },
  {
    shape: 'StartTaskContactRequest',
    value: { InstanceId: 'i', Name: 'n', References: { r: { Type: 'SONG', Arn: 'é'.repeat(20) } } },
    violations: [
      'References.r.Arn: must match ^[-:/A-Za-z0-9]+',
      'References.r.Type: must be one of URL, ATTACHMENT, CONTACT_ANALYSIS, NUMBER, STRING, DATE, EMAIL, EMAIL_MESSAGE, EMAIL_MESSAGE_PLAIN_TEXT, EMAIL_MESSAGE_PLAIN_TEXT_REDACTED, EMAIL_MESSAGE_REDACTED',
    ],
  },
  {
    shape: 'SearchQueuesRequest',
    value: {
      InstanceId: 'i',
      SearchCriteria: {
        OrConditions: [{ AndConditions: [{ StringCondition: { ComparisonType: 'LIKE' } }] }],
      },
    },
    violations: [
      'SearchCriteria.OrConditions[0].AndConditions[0].StringCondition.ComparisonType: must be one of STARTS_WITH, CONTAINS, EXACT',
    ],
  },
  { shape: 'TaskAttachments', value: [], violations: ['request: must be at least 1 elements'] },
  // Patterns are searched for: only their own anchors hold them to an end.
  { shape: 'RegionName', value: 'in us-east-1 or so', violations: [] },
  { shape: 'FileName', value: 'a\u0000b', violations: ['request: must match ^\\P{C}*$'] },
  { shape: 'FileName', value: 'späß 文件.pdf', violations: [] },
];

describe('the constraints of the service model', () => {
  test.each(cases)('$shape of $value', ({ shape, value, violations }) => {
    expect(findViolations(shape, value)).toStrictEqual(violations);
  });

  test('are all reported in one message', () => {
    expect(() => {
      checkConstraints('DescribeQueue', {});
    }).toThrow('2 values break the limits of DescribeQueue: InstanceId: is required; QueueId: is');
  });

  test.each([
    ['DescribeQueue', 'InvalidParameterException'],
    ['TransferContact', 'InvalidRequestException'],
    ['DescribeInstance', 'InvalidRequestException'],
  ])('of %s are answered with %s', (operation, name) => {
    expect(() => {
      checkConstraints(operation, {});
    }).toThrow(expect.objectContaining({ name }));
  });

  test('are there for every operation that is emulated', () => {
    for (const name of operations.keys()) {
      expect(() => {
        checkConstraints(name, { InstanceId: '' });
      }).not.toThrow('no constraints');
    }
  });
});

test('the SDK knows 397 operations, the emulated ones among them', () => {
  const names = wireOperations().map(({ name }) => name);
  expect(names).toHaveLength(397);
  expect(names).toStrictEqual(expect.arrayContaining([...operations.keys()]));
});
