import { OPERATIONS } from '../../../src/contacts/operations/index.ts';
import { mutationOf } from '../../../src/contacts/operations/kit/mutation-resolver.ts';
import { encodeNodeId } from '../../../src/gateway/graphql/nodes/node-id.ts';
import { ROWS } from '../../contacts/operations/matrix/rows/index.ts';
import type { MatrixInput, MatrixRow } from '../../contacts/operations/matrix/rows/row.ts';
import { inputLiteral } from '../../contacts/operations/matrix/support/input-literal.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  ROUTING_PROFILES,
  UNKNOWN_ID,
  USERS,
} from '../../support/ids.ts';

/** Arguments of root fields with which they can be executed; those of mutations change nothing. */
export const ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.contact': `(id: "${CONTACTS.urgentTask}")`,
  'Query.contactFlow': `(id: "${FLOWS.inbound}")`,
  'Query.node': `(nodeId: "${encodeNodeId('Queue', { instanceId: INSTANCE_ID, id: QUEUES.claims })}")`,
  'Query.queue': `(id: "${QUEUES.claims}")`,
  'Query.quickConnect': `(id: "${QUICK_CONNECTS.billing}")`,
  'Query.routingProfile': `(id: "${ROUTING_PROFILES.claimsHandlers}")`,
  'Query.transferDestinations': `(contactId: "${CONTACTS.urgentTask}")`,
  'Query.user': `(id: "${USERS.amara}")`,
  // Each entity is checked for what it requires.
  'Query._entities': '(representations: [])',
  ...Object.fromEntries(
    ROWS.flatMap((row) =>
      fieldsOf(row).map((field): [string, string] => [
        field,
        `(input: ${inputLiteral(row.operation, unknownInput(row))})`,
      ]),
    ),
  ),
};

/** The mutation, and the query that checks it. */
function fieldsOf({ operation }: MatrixRow): string[] {
  const check = OPERATIONS.find(({ name }) => name === operation)?.check;
  const mutation = `Mutation.${mutationOf(operation)}`;
  return check === undefined ? [mutation] : [mutation, `Query.${check}`];
}

function unknownInput({ input, unknownInput: own }: MatrixRow): MatrixInput {
  if (own !== undefined) return own;
  if ('contactId' in input) return { ...input, contactId: UNKNOWN_ID };
  return { ...input, userId: UNKNOWN_ID };
}
