import { AVAILABILITY } from './examples/availability.ts';
import { CALLS } from './examples/calls.ts';
import { IDENTITY } from './examples/identity.ts';
import { LIFECYCLE } from './examples/lifecycle.ts';
import { READING } from './examples/reading.ts';
import { REJECTED } from './examples/rejected.ts';
import { TRANSFERRING } from './examples/transferring.ts';
import type { PageSettings } from './page-settings.ts';

/** What a tab of GraphiQL holds when it is opened. */
export interface Tab {
  readonly query: string;
  /** JSON, perhaps with comments, as the variables pane shows it. */
  readonly variables: string;
}

/**
 * A story to press play through, from the first tab to the last: against the built-in contact centre as it is, once after
 * each start; against another one with ids that its reader puts in.
 */
export function exampleTabs(contactCentre: PageSettings['contactCentre']): readonly Tab[] {
  return [
    ...READING,
    ...TRANSFERRING,
    ...LIFECYCLE,
    ...REJECTED,
    ...CALLS,
    ...AVAILABILITY,
    ...IDENTITY,
  ].map(({ document, builtIn, other }) =>
    contactCentre === 'built-in'
      ? {
          query: builtIn.about + document,
          variables: JSON.stringify(builtIn.variables, null, 2),
        }
      : { query: other.about + document, variables: other.variables },
  );
}
