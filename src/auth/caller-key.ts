import type { Caller } from './caller.ts';

/** Tells callers apart that are to get equal parts: by who they are, or else by their network address. */
export function callerKey({ identity }: Caller, address: string): string {
  return identity === undefined ? address : JSON.stringify([identity.issuer, identity.subject]);
}
