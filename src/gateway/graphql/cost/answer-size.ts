/*
 * The size of an answer is counted in values: one for each leaf, object and entry of a list that the answer can hold.
 * What takes longer than a small value counts as several. The figures are those of `npx node bench/hostile/main.ts`, which prints
 * what a value takes: about a microsecond, from its resolver to its last byte.
 */

/** The number of characters of a long text that count as one further value: each million takes some 4 ms. */
export const CHARACTERS_PER_VALUE = 256;

/** The additional cost of an asynchronous field: a promise for it, and one for the object around it. */
export const VALUES_PER_WAIT = 8;

/**
 * The additional cost of a field's error: it has a location for each selection that was merged into the field, and for
 * each location graphql-js scans the lines before it. The lines and fragments of a screen's document take negligible
 * time.
 */
export function valuesOfError(lines: number, selections: number): number {
  return (
    Math.max(0, lines - FREE_LINES) / LINES_PER_VALUE +
    Math.max(0, selections - FREE_SELECTIONS) / 2
  );
}

const FREE_LINES = 100;
const FREE_SELECTIONS = 20;
const LINES_PER_VALUE = 25;
