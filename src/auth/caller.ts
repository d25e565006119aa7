import {
  DEFAULT_SCOPE_NAMES,
  PERMISSIONS,
  type Permission,
  type ScopeNames,
} from './permission.ts';

/** Who is signed in, as the issuer of the token names them. */
export interface Identity {
  readonly issuer: string;
  /** The same for all tokens of one user or machine, and never another's. */
  readonly subject: string;
  /** The application that the token was made for, if the issuer tells. */
  readonly clientId?: string;
}

/** Who asks, and what they may do. */
export interface Caller {
  /** Undefined for who is not signed in. */
  readonly identity: Identity | undefined;
  readonly permissions: ReadonlySet<Permission>;
  /** What the issuer of the caller's token calls permissions, to name those that are missing. */
  readonly scopeNames: ScopeNames;
  /** The only instances that the caller may use; undefined for all that the gateway may. */
  readonly instanceIds: ReadonlySet<string> | undefined;
  /** The only queues that the caller may read and use, with the contacts in them; undefined for all. */
  readonly queueIds: ReadonlySet<string> | undefined;
}

/** Every caller of a gateway that asks nobody to sign in. */
export const UNRESTRICTED_CALLER: Caller = {
  identity: undefined,
  permissions: new Set(PERMISSIONS),
  scopeNames: DEFAULT_SCOPE_NAMES,
  instanceIds: undefined,
  queueIds: undefined,
};

/** A caller who is not signed in, where one has to be for anything worth asking. */
export const ANONYMOUS_CALLER: Caller = {
  identity: undefined,
  permissions: new Set(),
  scopeNames: DEFAULT_SCOPE_NAMES,
  instanceIds: new Set(),
  queueIds: new Set(),
};
