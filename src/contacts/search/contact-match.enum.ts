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
  description: 'How several criteria of the same kind are combined.',
  valuesConfig: {
    ALL: { description: 'Each of them must be met.' },
    ANY: { description: 'At least one of them must be met.' },
    EXACT: { description: 'They must be met exactly, not only in part.' },
    NONE: { description: 'None of them may be met.' },
  },
});
