import type { IamResource } from '../../src/contacts/operations/kit/declaration.ts';
import type { DeclaredOperation } from '../../src/contacts/operations/kit/declare-operation.ts';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

const INSTANCE = 'arn:PARTITION:connect:REGION:ACCOUNT:instance/INSTANCE';

/** The reads that queries need, and mutations to distinguish their failures and to read back. */
export const READS: readonly string[] = [
  'DescribeAgentStatus',
  'DescribeContact',
  'DescribeContactFlow',
  'DescribeInstance',
  'DescribeQueue',
  'DescribeQuickConnect',
  'DescribeRoutingProfile',
  'DescribeUser',
  'GetContactAttributes',
  'GetContactMetrics',
  'GetCurrentMetricData',
  'GetCurrentUserData',
  'GetEffectiveHoursOfOperations',
  'ListAgentStatuses',
  'ListAssociatedContacts',
  'ListContactFlows',
  'ListContactReferences',
  'ListQueueQuickConnects',
  'ListRoutingProfileManualAssignmentQueues',
  'SearchContactFlows',
  'SearchContacts',
  'SearchQueues',
  'SearchQuickConnects',
  'SearchRoutingProfiles',
  'SearchUsers',
];

const READ_STATEMENT: Statement = {
  Sid: 'ReadAndDistinguishFailures',
  Effect: 'Allow',
  Action: READS.map(actionOf),
  Resource: [INSTANCE, `${INSTANCE}/*`],
};

/** The policy of a gateway: a statement for all operations with the same resources, and one for the reads. */
export function iamPolicy(operations: readonly DeclaredOperation[]): string {
  const Statement = [...statementsOf(operations), READ_STATEMENT];
  const policy = JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
  return `\`\`\`json policy\n${policy}\n\`\`\``;
}

function statementsOf(operations: readonly DeclaredOperation[]): Statement[] {
  const byResources = Map.groupBy(operations, ({ iamResources }) => sidOf(iamResources));
  return [...byResources].map(([Sid, [first, ...others]]) => {
    const names = [first, ...others].flatMap((operation) => operation?.name ?? []);
    return {
      Sid,
      Effect: 'Allow',
      Action: oneOrMore(names.map(actionOf)),
      Resource: oneOrMore((first?.iamResources ?? []).map(arnOf)),
    };
  });
}

/** AWS allows letters and digits only. */
function sidOf(resources: readonly IamResource[]): string {
  const words = resources.flatMap((resource) => resource.match(/[a-z]+/g) ?? []);
  return ['change', ...words]
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('');
}

function actionOf(name: string): string {
  return `connect:${name}`;
}

function arnOf(resource: IamResource): string {
  return resource === 'instance' ? INSTANCE : `${INSTANCE}/${resource}`;
}

function oneOrMore(values: readonly string[]): string | readonly string[] {
  const [first = '', ...others] = values;
  return others.length === 0 ? first : values;
}
