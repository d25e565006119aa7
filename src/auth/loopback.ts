import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Whether a host is `localhost` or a loopback address, an IPv6 one with or without brackets. */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (isIP(address) === 0) return address === 'localhost';
  return ipaddr.process(address).range() === 'loopback';
}
