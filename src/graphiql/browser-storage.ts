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
 * contact centre has a memory of its own, since the ids of one mean nothing in another.
 */
export function browserStorage(contactCentre: PageSettings['contactCentre']): Storage {
  const prefix = contactCentre === 'built-in' ? '' : 'other:';
  const ownKeys = (): string[] =>
    Object.keys(localStorage).filter((key) => key.startsWith(`${prefix}graphiql:`));

  const storage: Storage = {
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem(key, value) {
      const kept = withoutHeaders(key, value);
      if (kept === undefined) localStorage.removeItem(prefix + key);
      else localStorage.setItem(prefix + key, kept);
    },
    removeItem(key) {
      localStorage.removeItem(prefix + key);
    },
    get length() {
      return ownKeys().length;
    },
    clear() {
      for (const key of ownKeys()) localStorage.removeItem(key);
    },
  };
  // A page without this rule may have left headers here.
  for (const key of [HEADERS, ...WITH_HEADERS]) {
    const value = storage.getItem(key);
    if (value !== null) storage.setItem(key, value);
  }
  return storage;
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
