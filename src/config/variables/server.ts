import { z } from 'zod';
import { commaSeparated, headerName, network, origin, wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** Where the gateway listens, which proxies it trusts, and which web pages may read its responses. */
export const serverVariables = {
  HOST: {
    schema: z.string().prefault('127.0.0.1'),
    meaning:
      'The address to listen on. With the default, only programs on the same machine can connect. `0.0.0.0` listens on all IPv4 addresses. On any address but a loopback one, [`AUTH`](#authentication) must be set.',
  },
  PORT: {
    schema: wholeNumber(0, 65_535).prefault('4000'),
    meaning: 'The port to listen on. `0`: any free port; the log names it.',
  },
  TRUST_PROXY: {
    schema: commaSeparated.pipe(z.array(network)).prefault(''),
    meaning:
      'Addresses or networks of load balancers whose `X-Forwarded-For` identifies the caller, comma-separated. The last 20 addresses of the header are read, and ports in it are ignored. Where the header has something other than an address, the proxy that received it counts as the caller. Without `TRUST_PROXY`, all callers behind a load balancer count as one. Networks that end with `/0`, and IPv6 zones, are not accepted.',
    example: '10.0.0.0/8',
  },
  CORS_ORIGINS: {
    schema: commaSeparated.pipe(z.array(origin)).prefault(''),
    meaning:
      'Origins of [web pages that may read responses](api/http.md), comma-separated, as browsers spell them. No wildcards, no paths. In `embedded` mode on a loopback `HOST`, pages of loopback origins may read responses without it, unless `NODE_ENV` is `production`.',
    example: 'https://agents.example.com',
  },
  CORS_HEADERS: {
    schema: commaSeparated.pipe(z.array(headerName)).prefault(''),
    meaning:
      'Further request headers that [web pages](api/http.md) may send, comma-separated. The headers that GraphQL clients usually send are allowed without it.',
    example: 'x-tenant, x-team',
  },
} satisfies Variables;
