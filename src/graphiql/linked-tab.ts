import type { Tab } from './tabs.ts';

/** What the page's URL asks to be opened. It is shown, never run. */
export interface LinkedTab extends Tab {
  /** The operation to run where the document has several. */
  readonly operationName: string | undefined;
  /** What of the URL is left out, and why; a sentence, if so. */
  readonly leftOut: string | undefined;
}

/** The gateway's own limit of a request's head: it serves no page at a longer URL. */
const MAX_CHARACTERS = 16_384;

/**
 * Reads `query`, `variables` (a JSON object) and `operationName` of a query string. Nothing else of it is used: headers, and
 * with them tokens, are never taken from a URL.
 *
 * @returns `undefined` without a query, or with an empty one.
 */
export function readLinkedTab(search: string): LinkedTab | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query') ?? '';
  if (query.trim() === '' || search.length > MAX_CHARACTERS) return undefined;
  const variables = (parameters.get('variables') ?? '').trim();
  const values = variables === '' ? undefined : parseObject(variables);
  const operationName = parameters.get('operationName') ?? '';
  return {
    query,
    variables: values === undefined ? '' : JSON.stringify(values, null, 2),
    operationName: /^[_A-Za-z]\w*$/.test(operationName) ? operationName : undefined,
    leftOut:
      variables !== '' && values === undefined
        ? 'Its variables are left out: they are no JSON object.'
        : undefined,
  };
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
