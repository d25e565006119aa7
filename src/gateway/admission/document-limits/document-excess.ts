import { type DocumentNode, Kind, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { type Excess, excess } from './limit.ts';
import { countOperations, type Totals } from './operation-totals.ts';

/** The first limit on what a document asks for that one of its operations is beyond. */
export function documentExcess(document: DocumentNode): Excess | undefined {
  const count = countOperations(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const beyond = operationExcess(definition, count(definition));
    if (beyond !== undefined) return beyond;
  }
  return undefined;
}

function operationExcess(
  { operation, variableDefinitions = [] }: OperationDefinitionNode,
  totals: Totals,
): Excess | undefined {
  const ofVariables = variableDefinitions.map(({ directives = [] }) => directives.length);
  const directives = ofVariables.reduce((sum, length) => sum + length, totals.directives);
  const directivesAtOnce = Math.max(totals.directivesAtOnce, ...ofVariables);
  return (
    excess('variables', variableDefinitions.length) ??
    excess('depth', totals.depth) ??
    excess('aliases', totals.aliases) ??
    excess('directives', directives) ??
    excess('directivesAtOnce', directivesAtOnce) ??
    excess('mutationFields', operation === OperationTypeNode.MUTATION ? totals.width : 0) ??
    excess('introspectionLists', totals.introspectionLists) ??
    excess('introspectionAliases', totals.introspectionAliases) ??
    excess('selections', totals.selections)
  );
}
