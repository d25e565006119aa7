/** The parts of a version, as `versionInfo` of the package graphql has them. */
export interface VersionInfo {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly preReleaseTag: string | null;
}

/**
 * The oldest version of the package graphql that the gateway is safe with. Before 16.8.1 a document could keep its
 * validation busy for minutes (CVE-2023-26144); before 16.9.0 nothing holds `@oneOf`, and before 16.11.0 not all of it: an
 * input object could be a list, and a variable for its one member null.
 */
export const SAFE_GRAPHQL = '16.11.0';

/** Whether a version is the safe one or a later one. */
export function isSafeGraphql({ major, minor, patch, preReleaseTag }: VersionInfo): boolean {
  const safe = SAFE_GRAPHQL.split('.').map(Number);
  const found = [major, minor, patch];
  const differs = safe.findIndex((part, at) => part !== found[at]);
  if (differs === -1) return preReleaseTag === null;
  return (found[differs] ?? 0) > (safe[differs] ?? 0);
}
