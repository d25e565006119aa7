/**
 * How many values are one point of `RATE_LIMIT`. A caller that spends all points of the default, 1,000 in 10 s, may use
 * a quarter of one core at most: 2.5 ms a point. Of these, an operation takes 0.4 ms whatever it contains, and the
 * values of a point 1 ms. The rest is for parsing and validating a new document.
 */
const VALUES_PER_POINT = 1_000;

/** The points of `RATE_LIMIT` that an operation costs: one for the request, and more for a large answer. */
export function pointsOf(answerSize: number): number {
  return 1 + Math.floor(answerSize / VALUES_PER_POINT);
}

/**
 * How many characters of a document are one point of `RATE_LIMIT`. Parsing and validating a new document of 8,000
 * characters takes some ten milliseconds at most, which is four more points.
 */
const CHARACTERS_PER_POINT = 2_000;

/** The further points that a long document costs, whatever its answer contains. */
export function pointsOfDocument(characters: number): number {
  return Math.floor(characters / CHARACTERS_PER_POINT);
}

/**
 * How many bytes of a body are one point of `RATE_LIMIT`. Parsing, checking and coercing a body of the max size takes
 * some ten milliseconds, however its document uses the variables.
 */
const BYTES_PER_POINT = 50_000;

/** The further points that a large body costs, whatever it contains. */
export function pointsOfBody(bytes: number): number {
  return Math.floor(bytes / BYTES_PER_POINT);
}
