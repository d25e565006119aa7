import { registerEnumType } from 'type-graphql';
import { type Permission, PERMISSIONS } from '../../auth/permission.ts';

/** What each permission allows, for front ends that show or hide actions by it. */
const DESCRIPTIONS: Readonly<Record<Permission, string>> = {
  READ_CONTACTS: 'To read and search contacts.',
  READ_ATTRIBUTES: 'To read the attributes of contacts that the viewer may read.',
  READ_DIRECTORY: 'To read queues, users, quick connects, flows and agent statuses.',
  TRANSFER_CONTACTS: 'To transfer contacts.',
  START_CONTACTS: 'To start contacts.',
  STOP_CONTACTS: 'To stop contacts.',
  ASSIGN_CONTACTS: 'To assign contacts to agents.',
  UPDATE_CONTACTS: 'To update, pause, resume and tag contacts.',
  RECORD_CONTACTS: 'To suspend and resume recordings.',
  SUPERVISE_CONTACTS: 'To monitor contacts, and to dismiss them from the lists of agents.',
  DIAL_CONTACTS: 'To call phone numbers.',
  SET_AGENT_STATUS: 'To set the status of agents.',
};

/** The permissions as the schema has them, whatever the issuer calls the scopes. */
export const ViewerPermission = Object.fromEntries(
  PERMISSIONS.map((permission) => [permission, permission]),
) as { readonly [P in Permission]: P };

registerEnumType(ViewerPermission, {
  name: 'ViewerPermission',
  description:
    'What a caller may do. The name is the same for every issuer of tokens; `Viewer.scopes` has the names of this issuer. Permissions can be added.',
  valuesConfig: Object.fromEntries(
    PERMISSIONS.map((permission) => [permission, { description: DESCRIPTIONS[permission] }]),
  ),
});
