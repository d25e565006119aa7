/**
 * What a caller may do. Each permission is granted by a scope, whose name is configurable. Documentation, messages and
 * tests list them in this order: reads first, then changes of contacts, then those of agents.
 */
export const PERMISSIONS = [
  'READ_CONTACTS',
  'READ_ATTRIBUTES',
  'READ_DIRECTORY',
  'TRANSFER_CONTACTS',
  'START_CONTACTS',
  'STOP_CONTACTS',
  'ASSIGN_CONTACTS',
  'UPDATE_CONTACTS',
  'RECORD_CONTACTS',
  'SUPERVISE_CONTACTS',
  'DIAL_CONTACTS',
  'SET_AGENT_STATUS',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The scope of each permission. */
export type ScopeNames = Readonly<Record<Permission, string>>;

/** The default names of scopes. */
export const DEFAULT_SCOPE_NAMES: ScopeNames = {
  READ_CONTACTS: 'contacts:read',
  READ_ATTRIBUTES: 'attributes:read',
  READ_DIRECTORY: 'directory:read',
  TRANSFER_CONTACTS: 'contacts:transfer',
  START_CONTACTS: 'contacts:start',
  STOP_CONTACTS: 'contacts:stop',
  ASSIGN_CONTACTS: 'contacts:assign',
  UPDATE_CONTACTS: 'contacts:update',
  RECORD_CONTACTS: 'contacts:record',
  SUPERVISE_CONTACTS: 'contacts:supervise',
  DIAL_CONTACTS: 'contacts:dial',
  SET_AGENT_STATUS: 'agents:status',
};
