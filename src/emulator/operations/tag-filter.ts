import type { ControlPlaneTagFilter, TagCondition } from '@aws-sdk/client-connect';
import type { Checked } from './operation.ts';

interface Tagged {
  readonly tags: Readonly<Record<string, string>>;
}

type Predicate = (item: Tagged) => boolean;

/**
 * What fulfils a filter by tags: an OR of ANDs, an AND, a single condition (documented), and all of
 * them where several are given (inferred). An empty OR is no condition (inferred).
 */
export function tagFilter(filter: Checked<ControlPlaneTagFilter> | undefined): Predicate {
  const parts: Predicate[] = (filter?.AndConditions ?? []).map(tagMatches);
  if (filter?.TagCondition !== undefined) parts.push(tagMatches(filter.TagCondition));
  const either = (filter?.OrConditions ?? []).map((conditions) => all(conditions.map(tagMatches)));
  if (either.length > 0) parts.push((item) => either.some((predicate) => predicate(item)));
  return all(parts);
}

function all(predicates: readonly Predicate[]): Predicate {
  return (item) => predicates.every((predicate) => predicate(item));
}

/** A condition without a value asks only for the key (inferred). */
function tagMatches({ TagKey = '', TagValue }: Checked<TagCondition>): Predicate {
  return ({ tags }) =>
    Object.hasOwn(tags, TagKey) && (TagValue === undefined || tags[TagKey] === TagValue);
}
