import {
  type GraphQLArgument,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
} from 'graphql';
import { isMembers, type Members } from '../http/request-members.ts';

const HIDDEN = '[hidden]';

/** Advice for callers about an error with hidden names. */
const ADVICE = 'Names that the request does not have are hidden: compare it with the schema.';

const NAMES = /[_A-Za-z]\w*/g;

/** A name in a message, with the marks of a type that follow it. Matches in linear time in the message's length. */
const NAMES_OF_TYPES = /([_A-Za-z]\w*)[!\]]*/g;

/** The characters before a name in messages of graphql-js: `"name"`, `"Type.name"`, `"@name"`, `"[Type]"`. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(['"', '.', '@', '[']);

/**
 * Makes a function that hides the names of a schema in error messages, except those that the request itself contains:
 * names of missing members, arguments and fields, of expected types, and so on. It matches names, not messages, so it
 * works for every message of graphql-js and of scalars. The names of root types are not hidden, because every schema
 * has them.
 */
export function hideSchemaNames(
  schema: GraphQLSchema,
): (message: string, members: Members) => string {
  const { types, others } = namesOf(schema);
  // A request may have ten errors, and a quarter of a megabyte in its variables.
  const known = new WeakMap<Members, ReadonlySet<string>>();
  const writtenIn = (members: Members): ReadonlySet<string> => {
    const names = known.get(members) ?? namesIn(members);
    known.set(members, names);
    return names;
  };
  return (message, members) => {
    const written = writtenIn(members);
    const isHidden = (name: string, before: string): boolean =>
      !written.has(name) && (types.has(name) || (others.has(name) && BEFORE_NAMES.has(before)));

    const hidden = message.replace(NAMES_OF_TYPES, (text, name: string, at: number) =>
      isHidden(name, message.charAt(at - 1)) ? HIDDEN : text,
    );
    if (hidden === message) return message;
    // The brackets of a list before its type, and a type before its member.
    const tidy = hidden
      .replace(/\[{1,9}\[hidden\]/g, HIDDEN)
      .replaceAll(`${HIDDEN}.${HIDDEN}`, HIDDEN);
    return `${tidy} ${ADVICE}`;
  };
}

/** The names that a schema itself defines. */
function namesOf(schema: GraphQLSchema): {
  readonly types: ReadonlySet<string>;
  readonly others: ReadonlySet<string>;
} {
  const types = new Set<string>();
  const others = new Set<string>();
  const addArguments = (args: readonly GraphQLArgument[]): void => {
    for (const { name } of args) others.add(name);
  };
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (isIntrospectionType(type)) continue;
    if (!roots.some((root) => root === type)) types.add(type.name);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const { name, args } of Object.values(type.getFields())) {
        others.add(name);
        addArguments(args);
      }
    } else if (isInputObjectType(type)) {
      for (const name of Object.keys(type.getFields())) others.add(name);
    } else if (isEnumType(type)) {
      for (const { name } of type.getValues()) others.add(name);
    }
  }
  for (const directive of schema.getDirectives()) {
    if (isSpecifiedDirective(directive)) continue;
    others.add(directive.name);
    addArguments(directive.args);
  }
  return { types, others };
}

/** All names in a request, both in its document and in its variables. */
function namesIn({ query, variables, operationName }: Members): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [query, variables, operationName];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') {
      for (const [name] of value.matchAll(NAMES)) names.add(name);
    } else if (Array.isArray(value)) {
      open.push(...(value as readonly unknown[]));
    } else if (isMembers(value)) {
      for (const [name, member] of Object.entries(value)) open.push(name, member);
    }
  }
  return names;
}
