import type { Caller } from './caller.ts';
import { networkOf } from './network.ts';

/** Tells callers apart that are to get equal parts: by who they are, or else by their network. */
export function callerKey({ identity }: Caller, address: string): string {
  return identity === undefined
    ? networkOf(address)
    : JSON.stringify([identity.issuer, identity.subject]);
}
