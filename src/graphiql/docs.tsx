import { DOC_EXPLORER_PLUGIN, DocExplorer } from '@graphiql/plugin-doc-explorer';
import {
  Button,
  DocsFilledIcon,
  DocsIcon,
  type GraphiQLPlugin,
  useGraphiQL,
} from '@graphiql/react';
import type { ReactElement } from 'react';
import { SIGN_IN_FOR_SCHEMA } from './fetcher.ts';
import { useSignIn } from './sign-in-context.ts';

/** GraphiQL's documentation explorer; before anybody has signed in, the way there in the place of an error. */
export const DOCS: GraphiQLPlugin = {
  title: DOC_EXPLORER_PLUGIN.title,
  icon: function Icon() {
    const open = useGraphiQL(({ visiblePlugin }) => visiblePlugin === DOCS);
    return open ? <DocsFilledIcon /> : <DocsIcon />;
  },
  content: Docs,
};

function Docs(): ReactElement {
  const signIn = useSignIn();
  const hasSchema = useGraphiQL(({ schema }) => Boolean(schema));
  if (signIn?.state.kind !== 'signed-out' || hasSchema) return <DocExplorer />;
  return (
    <section className="graphiql-doc-explorer" aria-label={DOC_EXPLORER_PLUGIN.title}>
      <div className="graphiql-doc-explorer-title">Docs</div>
      <p>{SIGN_IN_FOR_SCHEMA}</p>
      <Button type="button" aria-haspopup="dialog" onClick={signIn.openDialog}>
        Sign in
      </Button>
    </section>
  );
}
