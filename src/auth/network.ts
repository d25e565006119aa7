import ipaddr from 'ipaddr.js';

/**
 * The network that an address stands for when callers are told apart: an IPv6 address its /64, in which one host has as
 * many addresses as it likes; an IPv4 address itself, however it is written. All that is no address is one and the same:
 * writing something else makes no other caller.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'no address';
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  const network = parsed.parts.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
