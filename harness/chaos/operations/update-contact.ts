import { changesContact } from './chaos-operation.ts';
import { drawText } from './values.ts';

export const UPDATE_CONTACT = changesContact({
  operation: 'UpdateContact',
  draw: (random): { name?: string; description?: string } => {
    const text = drawText(random);
    const member = random.pick(['name', 'description', 'both'] as const);
    return {
      ...(member !== 'description' && { name: text }),
      ...(member !== 'name' && { description: text }),
    };
  },
  input: (values) => values,
  holds: (values, contact) =>
    (values.name ?? contact.name) === contact.name &&
    (values.description ?? contact.description) === contact.description,
});
