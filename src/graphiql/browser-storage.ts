import type { GraphiQLProps } from 'graphiql';
import type { PageSettings } from './page-settings.ts';

type Storage = NonNullable<GraphiQLProps['storage']>;

const HEADERS = 'graphiql:headers';
/** Where GraphiQL keeps headers beside other things, as JSON. The history does so whatever the settings say. */
const WITH_HEADERS: readonly string[] = [
  'graphiql:queries',
  'graphiql:favorites',
  'graphiql:tabState',
];

/**
 * Where GraphiQL remembers tabs, history and settings: in the browser, but without headers, which may hold a token. Each
 * contact centre has a memory of its own, since the ids of one mean nothing in another. What the browser does not store, for
 * want of room or because it may not, is remembered until the page is closed.
 */
export function browserStorage(contactCentre: PageSettings['contactCentre']): Storage {
  const prefix = contactCentre === 'built-in' ? '' : 'other:';
  const local = localStorageIfAllowed();
  const unstored = new Map<string, string>();
  const ownKeys = (): string[] =>
    [...Object.keys(local ?? {}), ...unstored.keys()].filter((key) =>
      key.startsWith(`${prefix}graphiql:`),
    );
  const remove = (key: string): void => {
    unstored.delete(key);
    local?.removeItem(key);
  };

  const storage: Storage = {
    getItem: (key) => unstored.get(prefix + key) ?? local?.getItem(prefix + key) ?? null,
    setItem(key, value) {
      const kept = withoutHeaders(key, value);
      if (kept === undefined) remove(prefix + key);
      else if (store(local, prefix + key, kept)) unstored.delete(prefix + key);
      else unstored.set(prefix + key, kept);
    },
    removeItem(key) {
      remove(prefix + key);
    },
    get length() {
      return new Set(ownKeys()).size;
    },
    clear() {
      ownKeys().forEach(remove);
    },
  };
  if (local !== undefined) deleteHeaders(local, new Set(['', prefix]));
  return storage;
}

/** @returns `undefined` where the browser's settings forbid storage, which makes the mere access throw. */
function localStorageIfAllowed(): globalThis.Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/** @returns whether there was room. */
function store(local: globalThis.Storage | undefined, key: string, value: string): boolean {
  try {
    local?.setItem(key, value);
    return local !== undefined;
  } catch {
    return false;
  }
}

/** A page without this rule may have left headers here, and without a prefix whichever the contact centre was. */
function deleteHeaders(local: globalThis.Storage, prefixes: ReadonlySet<string>): void {
  for (const prefix of prefixes) {
    for (const key of [HEADERS, ...WITH_HEADERS]) {
      const value = local.getItem(prefix + key);
      const kept = value === null ? undefined : withoutHeaders(key, value);
      // With room for nothing, headers go all the same.
      if (kept === undefined || !store(local, prefix + key, kept)) local.removeItem(prefix + key);
    }
  }
}

/** @returns `undefined` for what is headers and nothing else, or cannot be read. */
function withoutHeaders(key: string, value: string): string | undefined {
  if (key === HEADERS) return undefined;
  if (!WITH_HEADERS.includes(key)) return value;
  try {
    return JSON.stringify(JSON.parse(value), (name, held: unknown) =>
      name === 'headers' ? null : held,
    );
  } catch {
    return undefined;
  }
}
