import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import './workers.ts';
import 'graphiql/style.css';
import { createFetcher } from './fetcher.ts';
import { remember } from './remember.ts';
import { tabs } from './tabs.ts';

/** Whoever opens the headers pane sees where a token goes. A comment is sent to nobody. */
const HEADERS = `{
  // "authorization": "Bearer …"
}`;

remember(tabs[0]);

// Relative to the page, so that the gateway may stand behind a path of a proxy.
const fetcher = createFetcher(new URL('graphql', window.location.href));
const root = document.getElementById('graphiql');
if (root === null) throw new Error('The page has no element for GraphiQL');

createRoot(root).render(
  <GraphiQL
    fetcher={fetcher}
    defaultTabs={tabs.map((tab) => ({ ...tab, headers: HEADERS }))}
    defaultHeaders={HEADERS}
    defaultEditorToolsVisibility="variables"
  >
    <GraphiQL.Logo>Contact gateway</GraphiQL.Logo>
  </GraphiQL>,
);
