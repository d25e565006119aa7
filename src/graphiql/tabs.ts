import { READING } from './examples/reading.ts';
import { REFUSED } from './examples/refused.ts';
import { TRANSFERRING } from './examples/transferring.ts';

/** What a tab of GraphiQL holds when the page is opened for the first time. */
export interface Tab {
  readonly query: string;
  /** JSON, as the variables pane shows it. */
  readonly variables: string;
}

/**
 * A story to press play through, from the first tab to the last, against the built-in contact centre, once after each start.
 */
export const tabs: readonly Tab[] = [...READING, ...TRANSFERRING, ...REFUSED].map(
  ({ query, variables }) => ({ query, variables: JSON.stringify(variables, null, 2) }),
);
