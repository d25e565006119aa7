import { changesContact } from './chaos-operation.ts';
import { drawPairs } from './values.ts';

export const TAG_CONTACT = changesContact({
  operation: 'TagContact',
  draw: (random) => ({ tags: drawPairs(random) }),
  input: (values) => values,
  holds: ({ tags }, contact) => tags.every(({ key, value }) => contact.tags[key] === value),
});
