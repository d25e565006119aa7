import { changesContact } from './chaos-operation.ts';
import { drawText } from './values.ts';

export const UPDATE_CONTACT = changesContact({
  operation: 'UpdateContact',
  draw: (random) => {
    const text = drawText(random);
    return random.pick([{ name: text }, { description: text }, { name: text, description: text }]);
  },
  input: (values) => values,
  holds: (values: { name?: string; description?: string }, contact) =>
    (values.name ?? contact.name) === contact.name &&
    (values.description ?? contact.description) === contact.description,
});
