/**
 * How long clients may cache the types of the directory (queues, users, flows, …), which rarely change; only in private
 * caches. A type without such a hint (contacts, live state) makes the whole response `no-store`. So do a caller's
 * credentials, because callers may have different permissions.
 */
export const DIRECTORY_CACHE_CONTROL = '@cacheControl(maxAge: 30, scope: PRIVATE)';

/** For types that are part of others. */
export const INHERITED_CACHE_CONTROL = '@cacheControl(inheritMaxAge: true)';
