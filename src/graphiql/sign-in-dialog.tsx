import { Button, Dialog } from '@graphiql/react';
import { type ReactElement, type SubmitEvent, useEffect, useId, useRef, useState } from 'react';
import { readAccessToken, type TokenClaims } from './access-token.ts';
import type { Session, SessionState, SignedIn } from './session.ts';
import { SIGN_IN_BUTTON_ID } from './sign-in-button.tsx';

interface SignInDialogProps {
  readonly session: Session;
  readonly state: SessionState;
  /** The claim that has a token's scopes. */
  readonly scopeClaim: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A modal dialog that takes a token, or shows whose token there is and forgets it. */
export function SignInDialog({
  session,
  state,
  scopeClaim,
  open,
  onOpenChange,
}: SignInDialogProps): ReactElement {
  useFocusAfter(open);
  const close = (): void => {
    onOpenChange(false);
  };
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <div className="graphiql-dialog-header">
        <Dialog.Title className="graphiql-dialog-title">
          {state.kind === 'signed-out' ? 'Sign in' : 'Signed in'}
        </Dialog.Title>
        <Dialog.Close />
      </div>
      {state.kind !== 'signed-out' && (
        <Holder
          state={state}
          onSignOut={() => {
            session.signOut();
            close();
          }}
        />
      )}
      <TokenForm
        again={state.kind !== 'signed-out'}
        onToken={(pasted) => {
          const token = readAccessToken(pasted, scopeClaim);
          if (token === undefined) return false;
          session.signIn(token);
          close();
          return true;
        }}
      />
    </Dialog>
  );
}

/** @param again whether it takes the place of another token. */
function TokenForm({
  again,
  onToken,
}: {
  readonly again: boolean;
  readonly onToken: (pasted: string) => boolean;
}): ReactElement {
  const [pasted, setPasted] = useState('');
  const [rejected, setRejected] = useState(false);
  const ids = { field: useId(), hint: useId(), error: useId() };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setRejected(!onToken(pasted));
  };
  return (
    <form className="gateway-form" onSubmit={submit} noValidate>
      {!again && (
        <Dialog.Description>
          The gateway answers only requests with a bearer token. All tabs send the token that you
          paste here. It is kept in memory, until you reload or close this page.
        </Dialog.Description>
      )}
      <label htmlFor={ids.field}>{again ? 'Another access token' : 'Access token'}</label>
      <textarea
        id={ids.field}
        className="gateway-token"
        rows={3}
        autoFocus={!again}
        value={pasted}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        // A spelling checker may send it to another host.
        spellCheck={false}
        aria-invalid={rejected}
        aria-describedby={rejected ? `${ids.error} ${ids.hint}` : ids.hint}
        onChange={({ target }) => {
          setPasted(target.value);
          setRejected(false);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <p id={ids.error} className="gateway-error" role="alert">
        {rejected &&
          'This is not a token, or it is too long for the gateway. Paste the whole token, and nothing else.'}
      </p>
      <p id={ids.hint} className="gateway-hint">
        With or without the word <code>Bearer</code>. On a laptop, <code>npm run dev:token</code>{' '}
        prints one.
      </p>
      <div className="gateway-actions">
        <Button type="submit" className="gateway-primary">
          {again ? 'Use this token' : 'Sign in'}
        </Button>
      </div>
    </form>
  );
}

/** Whose token there is, as far as it says so, and what that means. */
function Holder({
  state: { kind, token },
  onSignOut,
}: {
  readonly state: SignedIn;
  readonly onSignOut: () => void;
}): ReactElement {
  const { claims } = token;
  return (
    <section className="gateway-holder">
      <Dialog.Description className="gateway-hidden">
        The token that all tabs send: its owner, and how to sign out.
      </Dialog.Description>
      {kind === 'rejected' && <p className="gateway-warning">{REJECTED}</p>}
      {claims === undefined ? (
        <p>
          This token is not a JWT, so the page cannot read its owner. The gateway accepts only
          signed JWTs.
        </p>
      ) : (
        <Claims claims={claims} expired={kind === 'expired'} />
      )}
      <p className="gateway-hint">
        The page reads this from the token, and does not verify it. A tab with an{' '}
        <code>authorization</code> in its headers sends that instead.
      </p>
      <div className="gateway-actions">
        <Button type="button" onClick={onSignOut}>
          Sign out
        </Button>
      </div>
    </section>
  );
}

function Claims({
  claims: { subject, scopes, expiresAt },
  expired,
}: {
  readonly claims: TokenClaims;
  readonly expired: boolean;
}): ReactElement {
  return (
    <dl className="gateway-claims">
      <dt>Subject</dt>
      <dd>{subject ?? 'not in the token'}</dd>
      <dt>Scopes</dt>
      <dd>
        {scopes.length === 0
          ? 'none'
          : scopes.map((scope) => (
              <code key={scope} className="gateway-scope">
                {scope}
              </code>
            ))}
      </dd>
      <dt>{expired ? 'Expired' : 'Expires'}</dt>
      <dd>
        {expiresAt === undefined ? 'not in the token' : formatTime(expiresAt)}
        <span className="gateway-hint">
          {expired ? ' The gateway answers 401.' : ' From then on, the gateway answers 401.'} Sign
          in again with a new token.
        </span>
      </dd>
    </dl>
  );
}

/** What a 401 means, where it is an answer to a token. */
export const REJECTED =
  'The gateway rejected the token (401): it has expired, is valid for too long, or has another issuer or audience. The log of the gateway has the reason.';

export const formatTime = (date: Date): string =>
  date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Signing in takes away the notice that led to it; with the keyboard one continues at the page's header. */
function useFocusAfter(open: boolean): void {
  const wasOpen = useRef(false);
  useEffect(() => {
    const closed = wasOpen.current && !open;
    wasOpen.current = open;
    if (!closed) return undefined;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) {
        document.getElementById(SIGN_IN_BUTTON_ID)?.focus();
      }
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [open]);
}
