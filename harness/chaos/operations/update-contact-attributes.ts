import { changesContact } from './chaos-operation.ts';
import { drawKeys, drawPairs } from './values.ts';

export const UPDATE_CONTACT_ATTRIBUTES = changesContact({
  operation: 'UpdateContactAttributes',
  readsBefore: true,
  draw: (random) => {
    const set = random.chance(0.7) ? drawPairs(random) : [];
    const kept = new Set(set.map(({ key }) => key));
    const remove = drawKeys(random).filter((key) => !kept.has(key));
    const isRemoval = set.length === 0 || random.chance(0.5);
    return { set, remove: isRemoval ? remove : [], isNamed: random.chance(0.5) };
  },
  input: ({ set, remove, isNamed }, { id }) => ({
    set,
    remove,
    ...(isNamed && { initialContactId: id }),
  }),
  holds: ({ set, remove }, { attributes }) =>
    set.every(({ key, value }) => attributes[key] === value) &&
    remove.every((key) => attributes[key] === undefined),
});
