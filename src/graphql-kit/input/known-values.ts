import type { InputIssue } from './input-issue.ts';

/** The values that Connect knows too: all but `UNKNOWN`, which stands for those that are newer than this gateway. */
export function knownValues<Value extends string>(
  values: readonly Value[] | null | undefined,
): Exclude<Value, 'UNKNOWN'>[] {
  return (values ?? []).filter((value) => value !== 'UNKNOWN') as Exclude<Value, 'UNKNOWN'>[];
}

/** The issues of a list of values that something is to be searched by: `UNKNOWN` cannot be among them. */
export function unknownIssues(
  path: readonly string[],
  values: readonly string[] | null | undefined,
): InputIssue[] {
  const message =
    'cannot be UNKNOWN: that stands for all values that are newer than this API, which cannot be searched for';
  return (values ?? []).flatMap((value, index) =>
    value === 'UNKNOWN' ? [{ path: [...path, String(index)], message }] : [],
  );
}
