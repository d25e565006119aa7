/**
 * How long clients may cache the types of the directory (queues, users, flows, …), which change seldom; in private caches
 * only. A type without such a hint (contacts, live state) makes the whole response `no-store`, and so do the credentials of
 * a caller, since callers may be allowed to read different things.
 */
export const DIRECTORY_CACHE_CONTROL = '@cacheControl(maxAge: 30, scope: PRIVATE)';

/** For types that are part of others. */
export const INHERITED_CACHE_CONTROL = '@cacheControl(inheritMaxAge: true)';
