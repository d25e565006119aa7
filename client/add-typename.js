import { Kind, visit } from 'graphql';

/** Asks for `__typename` in every selection but those of the roots: what the cache of a client keeps things apart by. */
const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * A document transform for the code generator. The caches of Apollo Client and urql add `__typename` to what they send,
 * and a persisted document is not sent, so it has to have them from the beginning.
 */
export function transform({ documents }) {
  return documents.map((file) => ({ ...file, document: visit(file.document, addTypename) }));
}

const addTypename = {
  SelectionSet(node, _key, parent) {
    if (parent.kind === Kind.OPERATION_DEFINITION) return undefined;
    const present = node.selections.some((selection) => selection.name?.value === '__typename');
    return present ? undefined : { ...node, selections: [...node.selections, TYPENAME] };
  },
};
