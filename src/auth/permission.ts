/** What a caller can be allowed to do. Each stands for a scope, whose name the operators choose. */
export const PERMISSIONS = [
  'READ_CONTACTS',
  'READ_ATTRIBUTES',
  'READ_DIRECTORY',
  'TRANSFER_CONTACTS',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** The name of each permission's scope. */
export type ScopeNames = Readonly<Record<Permission, string>>;

/** The names where the operators have chosen none. */
export const DEFAULT_SCOPE_NAMES: ScopeNames = {
  READ_CONTACTS: 'contacts:read',
  READ_ATTRIBUTES: 'attributes:read',
  READ_DIRECTORY: 'directory:read',
  TRANSFER_CONTACTS: 'contacts:transfer',
};
