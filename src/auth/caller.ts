import {
  DEFAULT_SCOPE_NAMES,
  PERMISSIONS,
  type Permission,
  type ScopeNames,
} from './permission.ts';

/** An authenticated user or machine, as the issuer of the token names it. */
export interface Identity {
  readonly issuer: string;
  /** Identifies the user or machine in all of its tokens. */
  readonly subject: string;
  /** The application that the token was issued to, if it names one. */
  readonly clientId?: string;
}

/** The caller of a request, and what it may do. */
export interface Caller {
  /** Undefined for callers that are not authenticated. */
  readonly identity: Identity | undefined;
  readonly permissions: ReadonlySet<Permission>;
  /** The issuer's names of permissions, for messages about missing ones. */
  readonly scopeNames: ScopeNames;
  /** The only instances that the caller may use; undefined for all that the gateway may. */
  readonly instanceIds: ReadonlySet<string> | undefined;
  /** The only queues that the caller may read and use, with the contacts in them; undefined for all. */
  readonly queueIds: ReadonlySet<string> | undefined;
  /** The id or the ARN of the Connect user that the token names, as the issuer wrote it; undefined for none. */
  readonly connectUser?: string | undefined;
}

/** Every caller of a gateway with authentication off. */
export const UNRESTRICTED_CALLER: Caller = {
  identity: undefined,
  permissions: new Set(PERMISSIONS),
  scopeNames: DEFAULT_SCOPE_NAMES,
  instanceIds: undefined,
  queueIds: undefined,
};

/** A caller that is not authenticated, where authentication is required: it has no permissions. */
export const ANONYMOUS_CALLER: Caller = {
  identity: undefined,
  permissions: new Set(),
  scopeNames: DEFAULT_SCOPE_NAMES,
  instanceIds: new Set(),
  queueIds: new Set(),
};
