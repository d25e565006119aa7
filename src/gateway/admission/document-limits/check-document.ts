import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type LimitViolation, checkLimit } from './limits.ts';
import { countOperations, type Totals } from './operation-totals.ts';

/** The first limit on what a document asks for that one of its operations is beyond. */
export function checkDocument(document: DocumentNode): LimitViolation | undefined {
  const count = countOperations(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const beyond = checkOperation(definition, count(definition));
    if (beyond !== undefined) return beyond;
  }
  return undefined;
}

function checkOperation(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  totals: Totals,
): LimitViolation | undefined {
  const ofVariables = variableDefinitions.map(({ directives = [] }) => directives.length);
  const directives = ofVariables.reduce((sum, length) => sum + length, totals.directives);
  const directivesAtOnce = Math.max(totals.directivesAtOnce, ...ofVariables);
  return (
    checkLimit('variables', variableDefinitions.length) ??
    checkLimit('depth', totals.depth) ??
    checkLimit('aliases', totals.aliases) ??
    checkLimit('directives', directives) ??
    checkLimit('directivesAtOnce', directivesAtOnce) ??
    checkLimit('mutationFields', operation === OperationTypeNode.MUTATION ? totals.width : 0) ??
    checkLimit('introspectionLists', totals.introspectionLists) ??
    checkLimit('introspectionAliases', totals.introspectionAliases) ??
    checkLimit('selections', totals.selections)
  );
}
