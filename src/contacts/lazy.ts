import type { ContactContext } from './contact.context.ts';

/**
 * A value, or how to read it once a caller asks for it. graphql-js calls the functions that it finds on an object, and
 * takes other values as they are, without a promise.
 */
export type Lazy<Value> = Value | ((args: unknown, context: ContactContext) => Promise<Value>);

/** An object of which everything is known. */
export type Known<Type> = { readonly [Key in keyof Type]: KnownValue<Type[Key]> };

/** What fails when it is selected is as known as it gets. */
type KnownValue<Value> = Value extends () => never
  ? Value
  : Value extends (...args: never) => unknown
    ? never
    : Value;

/** The value, read now if need be. */
export async function resolveLazy<Value>(
  value: Lazy<Value>,
  context: ContactContext,
): Promise<Value> {
  return value instanceof Function ? value({}, context) : value;
}
