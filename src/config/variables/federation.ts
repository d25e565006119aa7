import { oneOf, secret } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** The gateway as a subgraph. */
export const federationVariables = {
  FEDERATION: {
    schema: oneOf(['true', 'false', 'without-access-directives']).prefault('false'),
    meaning:
      '`true`: the API is served as a [subgraph](federation.md), too. `without-access-directives`: the same, for [routers that do not support `@authenticated` and `@requiresScopes`](federation.md). `false`: no subgraph.',
  },
  FEDERATION_ROOTS: {
    schema: oneOf(['true', 'false']).prefault('false'),
    meaning:
      'Whether the [supergraph](federation.md#what-a-supergraph-does-not-get) gets the root fields `contactFlow`, `queue`, `quickConnect`, `routingProfile` and `user`, which read one entity by its id. With `false`, other subgraphs can have these names. `schema:subgraph` reads it, too.',
  },
  FEDERATION_SECRET: {
    schema: secret.optional(),
    byDefault:
      'required with `FEDERATION` in `aws` mode and when `NODE_ENV` is `production`; else none',
    meaning:
      'The secret that the [router](federation.md) sends in the header `x-federation-secret`: 16 to 256 visible ASCII characters without spaces, such as the output of `openssl rand -hex 32`. Without it, every caller counts as the router.',
  },
} satisfies Variables;
