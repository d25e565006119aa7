/*
 * The size of an answer is counted in values: one for each leaf, object and entry of a list that the answer can hold.
 * What takes longer than a small value counts as several. The figures are those of `npm run bench:hostile`, which prints
 * what a value takes: about a microsecond, from its resolver to its last byte.
 */

/** A long text counts as one value more for so many of its characters: some 4 ms are spent on each million of them. */
export const CHARACTERS_PER_VALUE = 256;

/**
 * The characters of a text in an argument that count as one value. Text in arguments takes longer than text in answers: it
 * is checked for its length and its encoding, and copied into cursors and calls.
 */
export const ARGUMENT_CHARACTERS_PER_VALUE = 64;

/** The size of arguments that is part of what a field counts anyway: more than a screen gives to a field. */
export const FREE_ARGUMENT_SIZE = 50;

/** What a field that waits for something takes beside its value: a promise for it, and for the object around it. */
export const VALUES_PER_WAIT = 8;

/**
 * What an error of a field takes beside the field: it tells a place for each selection that the field was merged from, and
 * for each place graphql-js goes through the lines before it. The lines and fragments of a screen's document take no time to speak of.
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

/**
 * How many values are one point of `RATE_LIMIT`. A caller who spends all points of its default, 1,000 in 10 s, is to use
 * a quarter of one core at most: 2.5 ms a point. Of these an operation takes 0.4 ms whatever it holds, and the values of
 * a point 1 ms; the rest is for parsing and validating a document that was not sent before.
 */
const VALUES_PER_POINT = 1_000;

/** The points of `RATE_LIMIT` that an operation costs: one for the request, and more for a large answer. */
export function pointsOf(answerSize: number): number {
  return 1 + Math.floor(answerSize / VALUES_PER_POINT);
}

/**
 * How many characters of a document are one point of `RATE_LIMIT`. A document that was not sent before is parsed and
 * validated: some ten milliseconds for the costliest of 8,000 characters, which are four points more.
 */
const CHARACTERS_PER_POINT = 2_000;

/** The further points that a long document costs, whatever its answer holds. */
export function pointsOfDocument(characters: number): number {
  return Math.floor(characters / CHARACTERS_PER_POINT);
}

/**
 * How many bytes of a body are one point of `RATE_LIMIT`: a body of the largest size takes some ten milliseconds to be
 * parsed, checked and coerced, whatever its document does with the variables.
 */
const BYTES_PER_POINT = 50_000;

/** The further points that a large body costs, whatever is in it. */
export function pointsOfBody(bytes: number): number {
  return Math.floor(bytes / BYTES_PER_POINT);
}
