/**
 * Whether a version may break the clients of another: a later major version may, and before 1.0.0 a later minor one, as
 * semantic versioning has it. What is no version may not.
 */
export function mayBreak(before: string, after: string): boolean {
  const [old, current] = [numbersOf(before), numbersOf(after)];
  if (old === undefined || current === undefined) return false;
  if (current.major !== old.major) return current.major > old.major;
  return current.major === 0 && current.minor > old.minor;
}

function numbersOf(version: string): { major: number; minor: number } | undefined {
  const [, major, minor] = /^(\d+)\.(\d+)\.\d+/.exec(version) ?? [];
  return major && minor ? { major: Number(major), minor: Number(minor) } : undefined;
}
