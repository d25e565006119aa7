import { buildASTSchema, Kind, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The key by which the caches of clients distinguish objects. */
const KEY = '__typename';
const TYPENAME = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: KEY } };

/**
 * A document transform for the code generator. The caches of Apollo Client and urql add `__typename` to what they send,
 * and a persisted document is not sent, so it has to have them from the beginning: in each selection but an operation's
 * own, and never at the root of a subscription, which takes one field only.
 */
export function transform({ documents, schema }) {
  const types = buildASTSchema(schema, { assumeValid: true, assumeValidSDL: true });
  return documents.map((file) =>
    file.document === undefined ? file : { ...file, document: addTypename(file.document, types) },
  );
}

function addTypename(document, types) {
  const info = new TypeInfo(types);
  const visitor = {
    Field({ alias, name }) {
      if (alias?.value !== KEY || name.value === KEY) return;
      throw new Error(`No field may have the alias ${KEY}: ${name.value} has it.`);
    },
    SelectionSet(node, _key, parent) {
      const parentType = info.getParentType();
      const isSubscription = parentType && parentType === types.getSubscriptionType();
      if (parent.kind === Kind.OPERATION_DEFINITION || isSubscription) return undefined;
      if (node.selections.some(isTypename)) return undefined;
      return { ...node, selections: [...node.selections, TYPENAME] };
    },
  };
  return visit(document, visitWithTypeInfo(info, visitor));
}

/** Whether a selection brings `__typename` under its own name, and whatever the variables are. */
function isTypename({ kind, name, alias, directives }) {
  const isNamed = kind === Kind.FIELD && name.value === KEY && (alias?.value ?? KEY) === KEY;
  return isNamed && !directives?.length;
}
