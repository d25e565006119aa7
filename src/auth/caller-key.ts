import ipaddr from 'ipaddr.js';
import type { Caller } from './caller.ts';

/** The key that distinguishes callers for fair shares: their identity, or else their network. */
export function callerKey({ identity }: Caller, address: string): string {
  return identity === undefined
    ? networkOf(address)
    : JSON.stringify([identity.issuer, identity.subject]);
}

/**
 * The network of an address: the /64 of an IPv6 address, in which one host can use any address; an IPv4 address itself,
 * however it is written. All invalid addresses count as one network, so that invented text creates no new callers.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'no address';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
