import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/**
 * Fractions that a `Date` cannot represent exactly: finer than milliseconds, or longer than the specification's nine
 * digits.
 */
const TOO_FINE = /\.(?:\d{3}\d*[1-9]|\d{10})/;
/** Names the parts that rejected values most often lack or have too many digits of. */
const HOW =
  'send date, time and offset, with three digits at most for fractions of a second, such as 2007-12-03T10:15:30.250Z';

const config = GraphQLDateTime.toConfig();

/**
 * A point in time, as the specification at its URL defines it; in responses in UTC, with milliseconds. An
 * implementation must not round values that are finer than it can represent, so they are rejected, which
 * graphql-scalars does not do.
 */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...config,
  description:
    'A point in time in the `date-time` format of RFC 3339, section 5.6, such as `2007-12-03T10:15:30Z` or `2007-12-03T11:15:30.250+01:00`. Responses are in UTC with milliseconds. Inputs with a precision finer than a millisecond are rejected, and so are leap seconds.',
  specifiedByURL: 'https://scalars.graphql.org/chillicream/date-time.html',
  parseValue: (value) => parse(value, () => config.parseValue(value)),
  parseLiteral: (node, variables) =>
    parse(
      node.kind === Kind.STRING ? node.value : undefined,
      () => config.parseLiteral(node, variables),
      node,
    ),
});

/** @throws GraphQLError that says what to send, at the node if there is one. */
function parse(value: unknown, parseExact: () => Date, node?: ValueNode): Date {
  const tooFine = typeof value === 'string' && TOO_FINE.test(value);
  try {
    if (!tooFine) return parseExact();
  } catch {
    // Its message does not say what would be right.
  }
  const what = tooFine ? 'a value finer than a millisecond' : 'this value';
  throw new GraphQLError(`DateTime cannot represent ${what}: ${HOW}`, { nodes: node ?? null });
}
