import { DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { GraphiQL, type GraphiQLProps } from 'graphiql';
import { type ReactElement, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { DOCS } from './docs.tsx';
import { createFetcher } from './fetcher.ts';
import { useActiveTabInView, useLinkedOperation, useSchemaErrorCleared } from './graphiql-hooks.ts';
import type { LinkedTab } from './linked-tab.ts';
import { Notices } from './notices.tsx';
import type { PageSettings } from './page-settings.ts';
import { Session } from './session.ts';
import { SignInButton } from './sign-in-button.tsx';
import { SignInContext } from './sign-in-context.ts';
import { SignInDialog } from './sign-in-dialog.tsx';
import type { Tab } from './tabs.ts';

interface AppProps {
  readonly settings: PageSettings;
  readonly linked: LinkedTab | undefined;
  /** The tabs to open when the browser remembers none. */
  readonly tabs: readonly Tab[];
  readonly storage: NonNullable<GraphiQLProps['storage']>;
}

/** Relative to the page, so that the gateway may stand behind a path of a proxy. */
const url = new URL('graphql', window.location.href);
const session = new Session();

/** Comments are never sent. */
const HEADERS = {
  off: `{
  // "x-include-cost": "true"
}`,
  jwt: `{
  // Of this tab alone. An "authorization" here wins
  // over the token that you have signed in with.
  // "x-include-cost": "true"
}`,
};

/** GraphiQL, with what the gateway adds to it: examples, a sign-in for all tabs, and notices above it. */
export function App({ settings, linked, tabs, storage }: AppProps): ReactElement {
  const { auth } = settings;
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const [dialogOpen, setDialogOpen] = useState(false);
  const token = state.kind === 'signed-out' ? undefined : state.token;

  // Another fetcher makes GraphiQL load the schema again: whenever somebody signs in, with the same token, too.
  const { fetcher, abandon } = useMemo(() => {
    const abandoning = new AbortController();
    const { signal } = abandoning;
    const onAnswer = session.noteAnswer.bind(session);
    const requiresToken = auth.kind === 'jwt';
    return {
      fetcher: createFetcher({ url, token: token?.text, requiresToken, onAnswer, signal }),
      abandon: () => {
        abandoning.abort();
      },
    };
  }, [auth.kind, token]);
  // What a former token is answered says nothing of the schema of now.
  useEffect(() => abandon, [abandon]);

  const signIn = useMemo(
    () =>
      auth.kind === 'jwt'
        ? {
            state,
            openDialog: () => {
              setDialogOpen(true);
            },
          }
        : undefined,
    [auth.kind, state],
  );
  const headers = HEADERS[auth.kind];

  return (
    <SignInContext value={signIn}>
      <GraphiQL
        defaultTabs={useMemo(() => tabs.map((tab) => ({ ...tab, headers })), [tabs, headers])}
        defaultHeaders={headers}
        fetcher={fetcher}
        storage={storage}
        referencePlugin={DOCS}
        shouldPersistHeaders={false}
        defaultEditorToolsVisibility="variables"
      >
        <GraphiQL.Logo>
          <span className="gateway-title">Contact gateway</span>
          <SignInButton />
        </GraphiQL.Logo>
        <DocExplorerStore>
          <Notices linked={linked} />
        </DocExplorerStore>
        <Habits linked={linked} />
        {auth.kind === 'jwt' && (
          <SignInDialog
            session={session}
            state={state}
            scopeClaim={auth.scopeClaim}
            open={dialogOpen}
            onOpenChange={setDialogOpen}
          />
        )}
      </GraphiQL>
    </SignInContext>
  );
}

function Habits({ linked }: Pick<AppProps, 'linked'>): null {
  useActiveTabInView();
  useSchemaErrorCleared();
  useLinkedOperation(linked?.operationName);
  return null;
}
