import { type InputIssue, MAX_ISSUES } from './input-issue.ts';

type Path = readonly string[];
type Optional<Value> = Value | null | undefined;

/** A range, both ends included. */
interface Range {
  readonly min: number;
  readonly max: number;
}

/** The issues of the number of entries of a list; none without a list. */
export function countIssues(
  path: Path,
  items: Optional<readonly unknown[]>,
  { min, max }: Range,
): InputIssue[] {
  if (items === null || items === undefined) return [];
  if (items.length >= min && items.length <= max) return [];
  return [{ path, message: `must have ${min} to ${max} entries, not ${items.length}` }];
}

/** The first issues of the items of a list, with their indexes in the paths. */
export function itemIssues<Item>(
  path: Path,
  items: Optional<readonly Item[]>,
  issuesOf: (path: Path, item: Item) => readonly InputIssue[],
): InputIssue[] {
  const issues: InputIssue[] = [];
  for (const [index, item] of (items ?? []).entries()) {
    issues.push(...issuesOf([...path, String(index)], item));
    if (issues.length >= MAX_ISSUES) return issues.slice(0, MAX_ISSUES);
  }
  return issues;
}

/**
 * The first issues of values that repeat an earlier one of their list. The message has the path of the earlier one, and
 * not the value, which can be customer data.
 *
 * @param member the member of the list's entries that has the values, when the entries are objects.
 */
export function duplicateIssues(
  path: Path,
  values: readonly string[],
  member?: string,
): InputIssue[] {
  const pathOf = (index: number): string[] => [...path, String(index), ...(member ? [member] : [])];
  const indexes = new Map<string, number>();
  const issues: InputIssue[] = [];
  for (const [index, value] of values.entries()) {
    const earlier = indexes.get(value);
    if (earlier === undefined) {
      indexes.set(value, index);
      continue;
    }
    const message = `must differ from ${pathOf(earlier).join('.')}`;
    issues.push({ path: pathOf(index), message });
    if (issues.length === MAX_ISSUES) break;
  }
  return issues;
}

/** The issues of a number that must not be less than a minimum; none without a number. */
export function minIssues(path: Path, value: Optional<number>, min: number): InputIssue[] {
  if (value === null || value === undefined || value >= min) return [];
  return [{ path, message: `must be at least ${min}, not ${value}` }];
}

/**
 * The issues of an object that must have exactly one of these members. The schema's `@oneOf` rejects others already:
 * this is a second line of defence.
 */
export function exactlyOneIssues<Value extends object>(
  path: Path,
  value: Value,
  names: readonly (keyof Value & string)[],
): InputIssue[] {
  if (names.filter((name) => isGiven(value[name])).length === 1) return [];
  return [{ path, message: `must have exactly one of ${listed(names)}` }];
}

/** The issues of an object that must have at least one of these members. An empty list does not count. */
export function atLeastOneIssues<Value extends object>(
  path: Path,
  value: Value,
  names: readonly (keyof Value & string)[],
): InputIssue[] {
  const isEmpty = (member: unknown): boolean => Array.isArray(member) && member.length === 0;
  if (names.some((name) => isGiven(value[name]) && !isEmpty(value[name]))) return [];
  return [{ path, message: `must have at least one of ${listed(names)}` }];
}

function isGiven(member: unknown): boolean {
  return member !== null && member !== undefined;
}

/** Such as `a, b and c`. */
function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}
