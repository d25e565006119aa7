import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  GraphQLError,
  GraphQLID,
  type GraphQLInputType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
} from 'graphql';
import { type InputIssue, MAX_ISSUES } from '../../../graphql-kit/input/input-issue.ts';

/**
 * Rejects variables in which an id is a number that JavaScript cannot represent exactly: coercion would change the id.
 * Ids in documents are text in either notation, and stay exact.
 */
export function requireExactIds(): ApolloServerPlugin {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation({ schema, operation, request: { variables = {} } }) {
          const issues: InputIssue[] = [];
          for (const { variable, type: node } of operation?.variableDefinitions ?? []) {
            const type = typeFromAST(schema, node);
            const name = variable.name.value;
            if (!isInputType(type)) continue;
            for (const path of inexactIds(type, variables[name], [name])) {
              const message =
                'is a number that cannot be read exactly: send the id as a string in quotes';
              if (issues.length < MAX_ISSUES) issues.push({ path, message });
            }
          }
          if (issues.length === 0) return Promise.resolve();
          throw inexact(issues);
        },
      }),
  };
}

/** The paths of all ids in a variable that are numbers, and may differ from what the caller wrote. */
function* inexactIds(
  type: GraphQLInputType,
  value: unknown,
  path: readonly string[],
): Generator<readonly string[]> {
  if (isNonNullType(type)) {
    yield* inexactIds(type.ofType, value, path);
  } else if (isListType(type)) {
    const items: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [index, item] of items.entries()) {
      yield* inexactIds(type.ofType, item, Array.isArray(value) ? [...path, `${index}`] : path);
    }
  } else if (isInputObjectType(type)) {
    if (typeof value !== 'object' || value === null) return;
    const fields = type.getFields();
    for (const [name, member] of Object.entries(value)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field !== undefined) yield* inexactIds(field.type, member, [...path, name]);
    }
  } else if (type === GraphQLID && typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) yield path;
  }
}

function inexact(issues: readonly InputIssue[]): GraphQLError {
  const message = issues.map(({ path, message: issue }) => `${path.join('.')} ${issue}`).join('; ');
  return new GraphQLError(`The variables cannot be used: ${message}.`, {
    extensions: {
      code: ApolloServerErrorCode.BAD_USER_INPUT,
      fields: issues,
      http: { status: 400 },
    },
  });
}
