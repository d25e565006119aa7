import type { GraphQLSchema } from 'graphql';
import { DEFAULT_SCOPE_NAMES, type Permission, PERMISSIONS } from '../../src/auth/permission.ts';
import { requirementsOfField } from '../../src/gateway/graphql/authorization/requirements-of-field.ts';
import { code, codes, tableOf } from './table.ts';

interface Scope {
  /** Types and fields below the root fields that require it. */
  readonly fields: readonly string[];
  readonly allows: string;
}

const SCOPES: Readonly<Record<Permission, Scope>> = {
  READ_CONTACTS: { fields: ['Contact'], allows: 'to read and search contacts' },
  READ_ATTRIBUTES: {
    fields: ['Contact.attributes', 'ContactFilterInput.attributes'],
    allows:
      'with `contacts:read`: to read the attributes of contacts, which often contain customer data, and to search by them',
  },
  READ_DIRECTORY: {
    fields: [
      'AgentStatus',
      'ContactFlow',
      'Instance',
      'Queue',
      'QuickConnect',
      'RoutingProfile',
      'User',
      'Viewer.contacts',
      'Viewer.user',
    ],
    allows:
      'to read queues, users, quick connects, flows, agent statuses and instances, and their live state',
  },
  TRANSFER_CONTACTS: {
    fields: [],
    allows:
      'to transfer contacts. To read the contact in the answer of any mutation also requires `contacts:read`',
  },
  START_CONTACTS: { fields: [], allows: 'to start contacts' },
  STOP_CONTACTS: { fields: [], allows: 'to stop contacts' },
  ASSIGN_CONTACTS: { fields: [], allows: 'to assign contacts to agents' },
  UPDATE_CONTACTS: {
    fields: [],
    allows:
      'to update contacts: their names, attributes, tags, routing and schedules, and to pause and resume them',
  },
  RECORD_CONTACTS: {
    fields: [],
    allows: 'to suspend and resume the recording of contacts',
  },
  SUPERVISE_CONTACTS: {
    fields: [],
    allows:
      'to monitor contacts, which lets a user listen to them or take part, and to dismiss contacts from the lists of agents',
  },
  DIAL_CONTACTS: { fields: [], allows: 'to call phone numbers' },
  SET_AGENT_STATUS: {
    fields: [],
    allows:
      'to set the status of agents. To read the user in the answer also requires `directory:read`',
  },
};

/** docs/authorization.md: what requires each scope. */
export function scopeTable(schema: GraphQLSchema): string {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).map((name) => ({
      name,
      requirements: type ? requirementsOfField(type, name) : undefined,
    })),
  );
  return tableOf(
    ['scope', 'root fields', 'types and fields', 'allows'],
    PERMISSIONS.map((permission) => [
      code(DEFAULT_SCOPE_NAMES[permission]),
      codes(
        roots
          .filter(({ requirements }) => requirements?.includes(permission))
          .map(({ name }) => name),
      ),
      codes(SCOPES[permission].fields),
      SCOPES[permission].allows,
    ]),
  );
}
