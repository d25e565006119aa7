import { MAX_HEAD_CHARACTERS } from './request-head.ts';
import type { Tab } from './tabs.ts';

/** What the page's URL asks to be opened. It is shown, never run. */
export interface LinkedTab extends Tab {
  /** The operation to run where the document has several. */
  readonly operationName: string | undefined;
  /** What of the URL is left out, and why; a sentence, if so. */
  readonly leftOut: string | undefined;
}

/** Indentation makes a value of many levels thousands of times as long, more than a browser stores. */
const MAX_INDENTED_CHARACTERS = 4 * MAX_HEAD_CHARACTERS;

/**
 * Reads `query`, `variables` (a JSON object) and `operationName` of a query string. Nothing else of it is used: headers, and
 * with them tokens, are never taken from a URL.
 *
 * @returns `undefined` without a query, or with an empty one.
 */
export function readLinkedTab(search: string): LinkedTab | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query') ?? '';
  if (query.trim() === '' || search.length > MAX_HEAD_CHARACTERS) return undefined;
  const variables = (parameters.get('variables') ?? '').trim();
  const usable = variables === '' || isJsonObject(variables);
  const operationName = parameters.get('operationName') ?? '';
  return {
    query,
    variables: usable ? indent(variables) : '',
    operationName: /^[_A-Za-z]\w*$/.test(operationName) ? operationName : undefined,
    leftOut: usable ? undefined : 'Its variables are left out: they are not a JSON object.',
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Indents JSON, or leaves it as it came where that would be too long, or has too many levels for the stack. */
function indent(json: string): string {
  try {
    const indented = JSON.stringify(JSON.parse(json), null, 2);
    return indented.length > MAX_INDENTED_CHARACTERS ? json : indented;
  } catch {
    return json;
  }
}
