import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';

/** Fractions of a second that a `Date` holds exactly: milliseconds, and zeros up to the nine digits of the specification. */
const EXACT = /^[^.]*(\.\d{1,3}0{0,6}(?!\d).*)?$/s;

const config = GraphQLDateTime.toConfig();

/**
 * A moment, as the specification under its URL has it: in answers with milliseconds and at UTC. An implementation may not
 * round what is finer than it can hold, so that is rejected, which graphql-scalars by itself does not do.
 */
export const DateTime = new GraphQLScalarType<Date, Date>({
  ...config,
  description:
    'A moment, in the `date-time` format of RFC 3339, section 5.6, such as `2007-12-03T10:15:30Z` or `2007-12-03T11:15:30.250+01:00`. Answers are in UTC, with milliseconds. Values finer than a millisecond and leap seconds are rejected.',
  specifiedByURL: 'https://scalars.graphql.org/chillicream/date-time.html',
  parseValue(value) {
    assertExact(value);
    return config.parseValue(value);
  },
  parseLiteral(node, variables) {
    if (node.kind === Kind.STRING) assertExact(node.value);
    return config.parseLiteral(node, variables);
  },
});

function assertExact(value: unknown): void {
  if (typeof value !== 'string' || EXACT.test(value)) return;
  throw new GraphQLError('DateTime cannot represent a value finer than a millisecond');
}
