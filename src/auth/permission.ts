/** What a caller may do. Each permission is granted by a scope, whose name is configurable. */
export const PERMISSIONS = [
  'READ_CONTACTS',
  'READ_ATTRIBUTES',
  'READ_DIRECTORY',
  'TRANSFER_CONTACTS',
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
};
