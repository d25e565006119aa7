import { createRoot } from 'react-dom/client';
import './workers.ts';
import 'graphiql/style.css';
import './page.css';
import { App } from './app.tsx';
import { browserStorage } from './browser-storage.ts';
import { readLinkedTab } from './linked-tab.ts';
import { readPageSettings } from './page-settings.ts';
import { exampleTabs } from './tabs.ts';

const root = document.getElementById('graphiql');
if (root === null) throw new Error('The page has no element for GraphiQL');

const settings = readPageSettings(root.dataset);
const linked = readLinkedTab(window.location.search);
// The tab is remembered from now on, as it is edited: a reload must not open it once more.
if (linked !== undefined) window.history.replaceState(null, '', window.location.pathname);

const storage = browserStorage(settings.contactCentre);
const examples = exampleTabs(settings.contactCentre);
const tabs = linked === undefined ? examples : [linked, ...examples];
const firstTime = storage.getItem('graphiql:tabState') === null;
// GraphiQL opens with the tab that was edited last, adds it to the others where it is new, and fills its editors from its
// memory alone.
const [first] = tabs;
if (first !== undefined && (firstTime || linked !== undefined)) {
  storage.setItem('graphiql:query', first.query);
  storage.setItem('graphiql:variables', first.variables);
}

createRoot(root).render(<App settings={settings} linked={linked} tabs={tabs} storage={storage} />);
