import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { ContactContext } from '../../contacts/contact.context.ts';
import { ContactInputIssue } from '../../contacts/errors/contact-input-issue.type.ts';
import { ContactInputError } from '../../contacts/errors/contact-input.error.ts';
import { badUserInput, type InputIssue, MAX_ISSUES } from '../../graphql-kit/input/input-issue.ts';

/**
 * Makes every field of a schema that has arguments reject text with a lone surrogate, before its resolver runs. On the
 * wire to Connect such text becomes U+FFFD, and different values become the same. Documents cannot contain it, but
 * variables can.
 */
export function requireWellFormedText(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    // All schemas of a process share the introspection types, which have no text arguments.
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve: Resolver = field.resolve ?? defaultFieldResolver;
      field.resolve = withWellFormedText(resolve, hasInputError(field.type));
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, ContactContext, object>;

/**
 * @param asData whether the result of the field has a member for invalid input; otherwise, the field fails with an
 * error.
 */
function withWellFormedText(resolve: Resolver, asData: boolean): Resolver {
  return (source, args, context, info) => {
    const issues = illFormedTexts(args);
    if (issues.length === 0) return resolve(source, args, context, info);
    if (!asData) throw badUserInput(issues);
    const fields = issues.map(({ path, message }) => new ContactInputIssue(path, message));
    const error = new ContactInputError(fields);
    context.onContactError(error);
    return error;
  };
}

function hasInputError(fieldType: GraphQLOutputType): boolean {
  const type = getNamedType(fieldType);
  return isUnionType(type) && type.getTypes().some(({ name }) => name === ContactInputError.name);
}

/** The paths of text that is not well-formed. */
function illFormedTexts(args: object): InputIssue[] {
  const issues: InputIssue[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (issues.length === MAX_ISSUES) return;
    if (typeof value === 'string') {
      if (!value.isWellFormed()) issues.push({ path, message: 'must be well-formed Unicode' });
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) visit(member, [...path, name]);
    }
  };
  visit(args, []);
  return issues;
}
