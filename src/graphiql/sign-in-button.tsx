import { Button } from '@graphiql/react';
import type { ReactElement } from 'react';
import type { SignedIn } from './session.ts';
import { useSignIn } from './sign-in-context.ts';

/** Where the focus returns to when what opened the dialog is no longer there. */
export const SIGN_IN_BUTTON_ID = 'gateway-sign-in';

/** In the page's header: leads to signing in, or shows who is signed in. Nothing where no token is required. */
export function SignInButton(): ReactElement | null {
  const signIn = useSignIn();
  if (signIn === undefined) return null;
  const { state, openDialog } = signIn;
  return (
    <Button
      type="button"
      id={SIGN_IN_BUTTON_ID}
      className={`gateway-sign-in gateway-${state.kind}`}
      aria-haspopup="dialog"
      onClick={openDialog}
    >
      {state.kind === 'signed-out' ? 'Sign in' : <Who state={state} />}
    </Button>
  );
}

function Who({ state: { kind, token } }: { readonly state: SignedIn }): ReactElement {
  return (
    <>
      <span className="gateway-dot" aria-hidden="true" />
      <span className="gateway-hidden">Signed in: </span>
      <span className="gateway-subject">{token.claims?.subject ?? 'Token'}</span>
      {kind !== 'signed-in' && <span>· {kind}</span>}
    </>
  );
}
