/** What scanners look at. */
export interface Seen {
  readonly status: number;
  readonly text: string;
  readonly data: unknown;
  readonly extensions: unknown;
  /** The codes of the errors. */
  readonly codes: readonly unknown[];
}

interface Body {
  readonly data?: unknown;
  readonly extensions?: unknown;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

/** Sends a request, and reads the response as a scanner does, without following redirects. */
export async function send(url: string, request: RequestInit = {}): Promise<Seen> {
  const response = await fetch(url, { redirect: 'manual', ...request });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const { data, extensions, errors = [] } = (isJson ? JSON.parse(text) : {}) as Body;
  const codes = errors.map((error) => error.extensions?.code);
  return { status: response.status, text, data, extensions, codes };
}

/** By POST and JSON. */
export function post(
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  return send(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** By GET, in the address. */
export function get(
  url: string,
  query: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Seen> {
  return send(`${url}?${new URLSearchParams({ query }).toString()}`, { headers });
}
