import type { InputIssue } from '../../graphql-kit/input/input-issue.ts';
import { contactFilterIssues } from './contact-filter-issues.ts';
import type { ContactFilterInput } from './contact-filter.input.ts';
import type { ContactOrderByInput } from './contact-order-by.input.ts';
import { contactSearchCriteria } from './contact-search-criteria.ts';
import { resolveTimeRange } from './contact-time-range.ts';
import type { ContactSearch } from './search-contacts.ts';

/** A complete search, and what is wrong with what it was made of. With issues, it must not be executed. */
export interface ParsedContactSearch {
  readonly search: ContactSearch;
  readonly issues: readonly InputIssue[];
}

/**
 * Makes a complete search of a caller's filter and order.
 *
 * @param asOf what "now" means, in milliseconds.
 */
export function parseContactSearch(
  filter: ContactFilterInput | null | undefined,
  orderBy: ContactOrderByInput | null | undefined,
  asOf: number,
): ParsedContactSearch {
  const { timeRange, issues } = resolveTimeRange(filter?.timeRange, asOf);
  return {
    search: {
      TimeRange: timeRange,
      SearchCriteria: contactSearchCriteria(filter ?? {}),
      Sort: {
        FieldName: orderBy?.field ?? 'INITIATION_TIMESTAMP',
        Order: orderBy?.direction ?? 'DESCENDING',
      },
    },
    issues: [...issues, ...contactFilterIssues(filter ?? {})],
  };
}
