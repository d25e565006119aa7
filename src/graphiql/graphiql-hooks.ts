import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Scrolls the row of tabs to the active one, which may be a new one at its end. */
export function useActiveTabInView(): void {
  const { tabs, activeTabIndex } = useGraphiQL(pick('tabs', 'activeTabIndex'));
  useEffect(() => {
    const active = document.getElementById(`graphiql-session-tab-${activeTabIndex}`);
    active?.parentElement?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [tabs.length, activeTabIndex]);
}

/** Takes away what GraphiQL has written into the answer when there was no schema, once there is one. */
export function useSchemaErrorCleared(): void {
  const { fetchError, schema, responseEditor } = useGraphiQL(
    pick('fetchError', 'schema', 'responseEditor'),
  );
  const written = useRef<string>(undefined);
  useEffect(() => {
    if (fetchError !== null) written.current = fetchError;
    else if (schema && written.current !== undefined) {
      if (responseEditor?.getValue() === written.current) responseEditor.setValue('');
      written.current = undefined;
    }
  }, [fetchError, schema, responseEditor]);
}

/** Chooses the operation that a link names, of those in its document. */
export function useLinkedOperation(name: string | undefined): void {
  const operations = useGraphiQL((state) => state.operations);
  const actions = useGraphiQLActions();
  const chosen = useRef(false);
  useEffect(() => {
    if (name === undefined || chosen.current || operations === undefined) return;
    chosen.current = true;
    if (operations.some((operation) => operation.name?.value === name))
      actions.setOperationName(name);
  }, [name, operations, actions]);
}
