import { type GraphQLSchema, isInputObjectType } from 'graphql';
import { initialize } from 'monaco-editor/esm/vs/editor/editor.worker.js';
import { GraphQLWorker } from 'monaco-graphql/esm/GraphQLWorker.js';

interface VariablesSchema {
  readonly definitions?: Readonly<
    Record<string, { minProperties?: number; maxProperties?: number }>
  >;
}

/** What the worker knows and has no public word for. */
interface Schemas {
  readonly _languageService: {
    getSchemaForFile(uri: string): { readonly schema: GraphQLSchema } | undefined;
  };
}

/** The usual worker, which also makes the variables pane require exactly one key of a oneOf input. */
class OneOfWorker extends GraphQLWorker {
  override async doGetVariablesJSONSchema(uri: string): Promise<unknown> {
    const variables = (await super.doGetVariablesJSONSchema(uri)) as VariablesSchema | null;
    const schema = (this as unknown as Schemas)._languageService.getSchemaForFile(uri)?.schema;
    for (const [name, definition] of Object.entries(variables?.definitions ?? {})) {
      const type = schema?.getType(name);
      if (!isInputObjectType(type) || !type.isOneOf) continue;
      definition.minProperties = 1;
      definition.maxProperties = 1;
    }
    return variables;
  }
}

self.onmessage = () => {
  initialize((context, data) => new OneOfWorker(context, data));
};
