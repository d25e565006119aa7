import type { StringCondition } from '@aws-sdk/client-connect';
import { invalidParameter } from '../protocol/errors.ts';
import type { Checked } from './operation.ts';

type Predicate<T> = (item: T) => boolean;

/** A field that a search can look at. Ids are compared as they are, texts whatever their case (inferred). */
export interface SearchField<T> {
  readonly kind: 'id' | 'text';
  /** Several where any one of them may match. */
  readonly valuesOf: (item: T) => readonly (string | undefined)[];
}

/** By their documented names, whose spelling counts (inferred). */
export type SearchFields<T> = Readonly<Record<string, SearchField<T>>>;

interface Criteria<Self> {
  readonly OrConditions?: readonly Self[] | undefined;
  readonly AndConditions?: readonly Self[] | undefined;
}

/** Shorter or longer texts make CONTAINS give invalid results (documented); here they are rejected. */
const [minPart, maxPart] = [2, 25];

/**
 * What fulfils nested criteria. `leaves` reads the conditions of one level. Where a level has several
 * conditions, or lists beside them, all must be fulfilled; an empty list is no condition (both inferred).
 */
export function criteriaFilter<C extends Criteria<C>, T>(
  criteria: C | undefined,
  leaves: (criteria: C) => Predicate<T>[],
): Predicate<T> {
  if (criteria === undefined) return () => true;
  const nested = (list: readonly C[] | undefined): Predicate<T>[] =>
    (list ?? []).map((one) => criteriaFilter(one, leaves));
  const either = nested(criteria.OrConditions);
  const all = [...leaves(criteria), ...nested(criteria.AndConditions)];
  return (item) =>
    all.every((predicate) => predicate(item)) &&
    (either.length === 0 || either.some((predicate) => predicate(item)));
}

/**
 * The predicate of a string condition; none when there is no condition. Throws
 * InvalidParameterException for a field that cannot be searched, a condition that is not complete,
 * and a CONTAINS that is too short or too long (the exception is inferred).
 */
export function stringFilter<T>(
  condition: Checked<StringCondition> | undefined,
  fields: SearchFields<T>,
): Predicate<T>[] {
  if (condition === undefined) return [];
  const { FieldName: name, Value: value, ComparisonType: comparison } = condition;
  if (name === undefined || value === undefined || comparison === undefined) {
    throw invalidParameter('StringCondition needs a FieldName, a Value and a ComparisonType.');
  }
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) {
    const known = Object.keys(fields).join(', ');
    throw invalidParameter(`StringCondition.FieldName must be one of ${known}.`);
  }
  const length = Array.from(value).length;
  const isPart = comparison === 'CONTAINS' && field.kind === 'text';
  if (isPart && (length < minPart || length > maxPart)) {
    throw invalidParameter(
      `StringCondition.Value: CONTAINS takes ${minPart} to ${maxPart} characters.`,
    );
  }
  const fold = (text: string): string => (field.kind === 'text' ? text.toLowerCase() : text);
  const wanted = fold(value);
  const matches = (text: string): boolean => {
    switch (comparison) {
      case 'EXACT':
        return text === wanted;
      case 'STARTS_WITH':
        return text.startsWith(wanted);
      case 'CONTAINS':
        return text.includes(wanted);
    }
  };
  return [(item) => field.valuesOf(item).some((text) => text !== undefined && matches(fold(text)))];
}

/** The fields that most resources have. */
export function namedFields<
  T extends {
    readonly id: string;
    readonly name: string;
    readonly description?: string | undefined;
  },
>(): Readonly<Record<'name' | 'description' | 'resourceID', SearchField<T>>> {
  return {
    name: { kind: 'text', valuesOf: ({ name }) => [name] },
    description: { kind: 'text', valuesOf: ({ description }) => [description] },
    resourceID: { kind: 'id', valuesOf: ({ id }) => [id] },
  };
}
