import { assertCompositionSuccess, composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Subgraph } from './subgraph.ts';

/** The SDL of the supergraph, from the SDL that each subgraph returns. A company has a registry for that. */
export async function composeSupergraph(subgraphs: readonly Subgraph[]): Promise<string> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      url: subgraph.url,
      typeDefs: parse(await askForSdl(subgraph)),
    })),
  );
  const result = composeServices(services);
  assertCompositionSuccess(result, result.errors?.join('\n'));
  return result.supergraphSdl;
}

async function askForSdl({ name, url, headers }: Subgraph): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as {
    readonly data?: { readonly _service: { readonly sdl: string } } | null;
  };
  if (!data) throw new Error(`The subgraph ${name} does not return its SDL`);
  return data._service.sdl;
}
