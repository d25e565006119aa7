import { useGraphiQL } from '@graphiql/react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { SIGN_IN_FOR_SCHEMA } from './fetcher.ts';
import type { LinkedTab } from './linked-tab.ts';
import { useSignIn } from './sign-in-context.ts';
import { formatTime, REJECTED } from './sign-in-dialog.tsx';

/** Lines above GraphiQL. Each says what is the matter, and leads on or can be dismissed. */
export function Notices({ linked }: { readonly linked: LinkedTab | undefined }): ReactNode {
  const place = document.getElementById('notices');
  if (place === null) return null;
  return createPortal(
    <>
      <SignInNotice />
      {linked !== undefined && (
        <Dismissible>
          A link opened this tab. Read it before you run it. {linked.leftOut}
        </Dismissible>
      )}
      <Dismissible className="gateway-narrow">
        GraphiQL is made for desktops. Parts of it are hard to use on a screen as narrow as this
        one.
      </Dismissible>
    </>,
    place,
  );
}

function SignInNotice(): ReactElement | null {
  const signIn = useSignIn();
  const hasSchema = useGraphiQL(({ schema }) => Boolean(schema));
  if (signIn === undefined) return null;
  const { state, openDialog } = signIn;
  const action = (
    <button type="button" aria-haspopup="dialog" onClick={openDialog}>
      {state.kind === 'signed-out' ? 'Sign in' : 'Sign in again'}
    </button>
  );
  switch (state.kind) {
    case 'signed-out':
      return hasSchema ? null : <Notice action={action}>{SIGN_IN_FOR_SCHEMA}</Notice>;
    case 'signed-in':
      return null;
    case 'rejected':
      return (
        <Notice action={action} className="gateway-alert">
          {REJECTED}
        </Notice>
      );
    case 'expired': {
      const at = state.token.claims?.expiresAt;
      return (
        <Notice action={action} className="gateway-alert">
          Your token expired{at && `: ${formatTime(at)}`}. Until you sign in again, the gateway
          answers 401.
        </Notice>
      );
    }
  }
}

function Dismissible({
  className,
  children,
}: {
  readonly className?: string;
  readonly children: ReactNode;
}): ReactElement | null {
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) return null;
  const action = (
    <button
      type="button"
      onClick={() => {
        setDismissed(true);
      }}
    >
      Dismiss
    </button>
  );
  return (
    <Notice action={action} className={className}>
      {children}
    </Notice>
  );
}

function Notice({
  action,
  className,
  children,
}: {
  readonly action: ReactElement;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <div className={`gateway-notice ${className ?? ''}`}>
      <p>{children}</p>
      {action}
    </div>
  );
}
