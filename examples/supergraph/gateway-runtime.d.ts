import type { RequestListener } from 'node:http';

/**
 * What the example uses of `@graphql-hive/gateway-runtime`; tsconfig.json has the compiler look here. The package's own
 * types bring those of browsers into every file of the project, where `fetch` then answers `any`.
 */
export interface GatewayRuntime extends RequestListener, AsyncDisposable {}

export interface GatewayConfig {
  readonly supergraph: string;
  readonly logging: 'error' | false;
  readonly transportEntries: Readonly<
    Record<string, { readonly headers: readonly (readonly [name: string, value: string])[] }>
  >;
  readonly propagateHeaders: {
    readonly fromClientToSubgraphs: (call: {
      readonly request: { readonly headers: { get(name: string): string | null } };
    }) => Readonly<Record<string, string>>;
  };
}

export function createGatewayRuntime(config: GatewayConfig): GatewayRuntime;
