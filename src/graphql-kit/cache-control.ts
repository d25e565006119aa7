/**
 * How long clients may use again what a type tells of the directory (queues, users, flows, …): as long as it changes
 * seldom, and for themselves only. What has no such hint (contacts, live state) makes a whole answer `no-store`, and so do
 * the credentials of a caller, since what callers may see can differ.
 */
export const DIRECTORY_CACHE_CONTROL = '@cacheControl(maxAge: 30, scope: PRIVATE)';

/** For types that are a part of others. */
export const INHERITED_CACHE_CONTROL = '@cacheControl(inheritMaxAge: true)';
