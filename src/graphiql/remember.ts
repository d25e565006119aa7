import type { Tab } from './tabs.ts';

/**
 * Lets GraphiQL remember its first tab before it was ever opened. It fills the variables of the tab that it opens with from
 * its memory alone, so they would be empty on the first visit.
 */
export function remember(first: Tab | undefined): void {
  if (first === undefined || localStorage.getItem('graphiql:tabState') !== null) return;
  localStorage.setItem('graphiql:query', first.query);
  localStorage.setItem('graphiql:variables', first.variables);
}
