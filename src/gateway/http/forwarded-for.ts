import type { Server } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How proxies write an address: with a port or without, IPv6 in brackets or without. */
const ENTRY =
  /^(?:(?<four>[\d.]{7,15})(?::\d{1,5})?|\[(?<six>[\da-f:.]{2,45})\](?::\d{1,5})?|(?<bare>[\da-f:.]{2,45}))$/i;

/**
 * How many addresses are read: far more proxies than stand in front of anything. Clients can send thousands, and each
 * takes microseconds, before anybody is counted.
 */
const MAX_ADDRESSES = 20;

/**
 * Makes the `X-Forwarded-For` of a server's requests a list of addresses in their canonical form, before anything reads
 * it: the port of a connection is no part of who the caller is, and is none of a trusted proxy either.
 */
export function normalizeForwardedFor(server: Server): void {
  server.prependListener('request', ({ headers }) => {
    const { 'x-forwarded-for': given } = headers;
    if (given === undefined) return;
    const addresses = forwardedAddresses(String(given));
    if (addresses.length > 0) headers['x-forwarded-for'] = addresses.join(', ');
    else delete headers['x-forwarded-for'];
  });
}

/**
 * The addresses that an `X-Forwarded-For` header names, in its order. Each proxy adds the address of who called it at the
 * end, so the list is read from there. It ends at an entry that is no address, as `unknown` is: that proxy is
 * then the caller, since what stands before it may be anything. It has 20 addresses at most, the last ones.
 */
export function forwardedAddresses(header: string): string[] {
  const addresses: string[] = [];
  for (const entry of header.split(',').reverse()) {
    const text = entry.trim();
    // Node.js joins several headers by commas, and proxies leave empty entries, too.
    if (text === '') continue;
    const address = addressOf(text);
    if (address === undefined) break;
    addresses.unshift(address);
    if (addresses.length === MAX_ADDRESSES) break;
  }
  return addresses;
}

function addressOf(entry: string): string | undefined {
  const { four, six, bare } = ENTRY.exec(entry)?.groups ?? {};
  const address = four ?? six ?? bare ?? '';
  if (isIP(address) === 0 || (six !== undefined && isIP(six) !== 6)) return undefined;
  return ipaddr.process(address).toString();
}
