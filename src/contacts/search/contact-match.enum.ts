import { registerEnumType } from 'type-graphql';

/** The values are Connect's. */
export const ContactMatch = {
  ALL: 'MATCH_ALL',
  ANY: 'MATCH_ANY',
  EXACT: 'MATCH_EXACT',
  NONE: 'MATCH_NONE',
} as const;
export type ContactMatch = (typeof ContactMatch)[keyof typeof ContactMatch];

registerEnumType(ContactMatch, {
  name: 'ContactMatch',
  description: 'How several conditions of the same kind are combined.',
  valuesConfig: {
    ALL: { description: 'All conditions must be met.' },
    ANY: { description: 'At least one condition must be met.' },
    EXACT: { description: 'All conditions must be met by the whole value, not by a part of it.' },
    NONE: { description: 'No condition may be met.' },
  },
});
