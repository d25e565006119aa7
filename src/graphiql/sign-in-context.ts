import { createContext, useContext } from 'react';
import type { SessionState } from './session.ts';

/** What parts of the page need in order to show who is signed in, and to lead to signing in. */
export interface SignIn {
  readonly state: SessionState;
  readonly openDialog: () => void;
}

/** Without a value where the gateway requires no token. */
export const SignInContext = createContext<SignIn | undefined>(undefined);

export const useSignIn = (): SignIn | undefined => useContext(SignInContext);
