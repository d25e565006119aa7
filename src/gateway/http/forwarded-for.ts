import type { Server } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** How proxies write an address: with or without a port, IPv6 with or without brackets. */
const ENTRY =
  /^(?:(?<four>[\d.]{7,15})(?::\d{1,5})?|\[(?<six>[\da-f:.]{2,45})\](?::\d{1,5})?|(?<bare>[\da-f:.]{2,45}))$/i;

/**
 * The max number of addresses that are read: far more than proxies in any chain. Clients can send thousands, and each takes
 * microseconds, before the rate limit applies.
 */
const MAX_ADDRESSES = 20;

/**
 * Makes the `X-Forwarded-For` of a server's requests a list of addresses in their canonical form, before anything reads
 * it: neither a caller nor a trusted proxy is identified by the port of its connection.
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
 * The addresses in an `X-Forwarded-For` header, in its order. Each proxy appends the address of its client, so the list
 * is read from the end. It stops at an entry that is not an address, such as `unknown`: the proxy that wrote it is then
 * the caller, since everything before it may be forged. It returns the last 20 addresses at most.
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
