import satisfies from 'spdx-satisfies';

/** What an SBOM says of a package. */
export interface Component {
  readonly name: string;
  readonly version: string;
  readonly licenses?: readonly License[];
}

/** By its SPDX id, an expression of such ids, or a name of its own. */
type License =
  | { readonly license: { readonly id?: string; readonly name?: string } }
  | { readonly expression: string };

/** Licences that ask for no more than a notice. A new one is put here when someone has read it. */
const PERMISSIVE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'PSF-2.0',
];

/** A line for each package whose licence is not one of the permissive ones, or is unknown. */
export function judgeLicenses(components: readonly Component[]): string[] {
  return components.flatMap(({ name, version, licenses = [] }) => {
    if (licenses.length > 0 && licenses.every(isPermissive)) return [];
    const names = licenses.map(wordOf).join(', ');
    return [`${name}@${version}: ${names === '' ? 'no licence' : names}`];
  });
}

function isPermissive(license: License): boolean {
  const expression = 'expression' in license ? license.expression : license.license.id;
  if (expression === undefined) return false;
  try {
    return satisfies(expression, PERMISSIVE);
  } catch {
    return false; // no expression of SPDX
  }
}

function wordOf(license: License): string {
  if ('expression' in license) return license.expression;
  return license.license.id ?? license.license.name ?? '';
}
