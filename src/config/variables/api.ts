import { fileURLToPath } from 'node:url';
import {
  mergeManifests,
  parseManifest,
} from '../../gateway/admission/persisted-documents/manifest.ts';
import { enabledMutations } from '../enabled-mutations.ts';
import { e164Prefixes, jsonFiles, oneOf } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** The documents of the package for front-ends. */
const SHIPPED_MANIFEST = fileURLToPath(
  new URL('../../../client/generated/persisted-documents.json', import.meta.url),
);

/** The default of what is switched off in production. */
const OFF_IN_PRODUCTION = '`true`; `false` when `NODE_ENV` is `production`';

/** What the gateway serves: introspection, GraphiQL, the enabled mutations, persisted documents. */
export const apiVariables = {
  INTROSPECTION: {
    schema: oneOf(['true', 'false']).optional(),
    byDefault: OFF_IN_PRODUCTION,
    meaning:
      'Whether clients can introspect the schema. [GraphiQL](graphiql.md) needs introspection to complete and check what you type.',
  },
  GRAPHIQL: {
    schema: oneOf(['true', 'false']).optional(),
    byDefault: OFF_IN_PRODUCTION,
    meaning: 'Whether [GraphiQL](graphiql.md) is served at `/graphiql`.',
  },
  MUTATIONS: {
    schema: enabledMutations.optional(),
    byDefault: 'all',
    meaning:
      'The enabled mutations, comma-separated, by their names in the [schema](../schema.graphql). `none`: no mutation. Use it to [disable a mutation in an incident](operations/runbooks/README.md#disable-a-mutation); which callers may use one is a matter of [scopes](authorization.md#scopes).',
    example: 'transferContact',
  },
  OUTBOUND_VOICE_PREFIXES: {
    schema: e164Prefixes.prefault(''),
    byDefault: 'none: `startOutboundVoiceContact` is disabled',
    meaning:
      'The prefixes of the phone numbers that [`startOutboundVoiceContact`](api/outbound-calls.md) may call, comma-separated: each is `+`, and one digit or more of the E.164 format. Calls cost money, so allow only what you need. Without a prefix, the mutation answers as one that `MUTATIONS` disables, in every mode.',
    example: '+1202,+4420',
  },
  COST_EXTENSION: {
    schema: oneOf(['true', 'false']).optional(),
    byDefault: OFF_IN_PRODUCTION,
    meaning:
      'Whether callers can request [the cost of a response](api/cost.md) by the header `x-include-cost: true`.',
  },
  PERSISTED_DOCUMENTS: {
    schema: oneOf(['off', 'on', 'only']).prefault('on'),
    meaning:
      '`on`: clients can send documents whole or [by id](persisted-documents.md). `only`: by id only, so GraphiQL and introspection do not work. `off`: whole only.',
  },
  PERSISTED_DOCUMENTS_FILE: {
    schema: jsonFiles(parseManifest, mergeManifests).prefault(SHIPPED_MANIFEST),
    byDefault: '[the documents in `client/operations`](../client/operations)',
    meaning:
      "Paths of [manifests](persisted-documents.md), comma-separated, as the code generator's client preset or Apollo's `generate-persisted-query-manifest` writes them. Your manifests replace the default one; list `client/generated/persisted-documents.json` too to keep it.",
  },
} satisfies Variables;
