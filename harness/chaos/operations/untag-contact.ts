import { changesContact } from './chaos-operation.ts';
import { drawKeys } from './values.ts';

export const UNTAG_CONTACT = changesContact({
  operation: 'UntagContact',
  draw: (random) => ({ tagKeys: drawKeys(random) }),
  input: (values) => values,
  holds: ({ tagKeys }, contact) => tagKeys.every((key) => contact.tags[key] === undefined),
});
