import type { MatrixInput } from '../../../contacts/operations/matrix/rows/row.ts';
import type { Canaries } from './canaries.ts';

/** Members of inputs that hold ids, types, capabilities and times; everything else that is text is about a customer. */
const NO_CUSTOMER_DATA = /(?:Id|type|scheduledTime|capabilities\.\d)$/;

type Replace = (path: string, text: string) => string;

/**
 * An input of a mutation with other texts about customers: the secrets of their paths. A link remains a link, an address an
 * address, and a phone number one that can be called.
 */
export function customerTexts(
  input: MatrixInput,
  canaries: Pick<Canaries, 'at' | 'digitsAt'>,
): MatrixInput {
  return replaced(input, '', (path, text) => {
    if (text.startsWith('+')) return `+1${canaries.digitsAt(path)}`;
    const secret = canaries.at(path);
    if (text.startsWith('https://')) return `https://example.com/${secret}`;
    return text.includes('@') ? `${secret}@example.com` : secret;
  }) as MatrixInput;
}

/** The paths of the texts about customers. */
export function customerPaths(input: MatrixInput): string[] {
  const paths: string[] = [];
  replaced(input, '', (path, text) => {
    paths.push(path);
    return text;
  });
  return paths;
}

/** An input with another text at one path. */
export function withText(input: MatrixInput, at: string, text: string): MatrixInput {
  return replaced(input, '', (path, was) => (path === at ? text : was)) as MatrixInput;
}

function replaced(value: unknown, path: string, replace: Replace): unknown {
  if (typeof value === 'string') {
    return NO_CUSTOMER_DATA.test(path) ? value : replace(path, value);
  }
  if (Array.isArray(value)) {
    return value.map((each, index) => replaced(each, `${path}.${index}`, replace));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      replaced(each, path === '' ? name : `${path}.${name}`, replace),
    ]),
  );
}
