import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { buildSchema, graphql } from 'graphql';

/** What a later version of the gateway may have: one more way in which a transfer can fail. */
const ADDITION = `
  type ContactOnLegalHoldError implements ContactError {
    message: String! code: ContactErrorCode! retryable: Boolean! heldBy: String!
  }
  extend union TransferContactResult = ContactOnLegalHoldError
`;

/** What it answers to every transfer. */
export const LEGAL_HOLD = {
  __typename: 'ContactOnLegalHoldError',
  message: 'The contact is held.',
  code: 'INVALID_STATE',
  retryable: false,
} as const;

/** A server with the schema of a later version, for clients that were built with today's. */
export async function startNewerGateway(): Promise<{ url: string } & AsyncDisposable> {
  const sdl = await readFile(new URL('../../../schema.graphql', import.meta.url), 'utf8');
  const schema = buildSchema(sdl + ADDITION);
  const rootValue = { transferContact: () => ({ ...LEGAL_HOLD, heldBy: 'Compliance' }) };

  const server = createServer((request, response) => {
    void (async () => {
      const { query, variables } = (await json(request)) as {
        query: string;
        variables: Record<string, unknown>;
      };
      const answer = await graphql({ schema, source: query, rootValue, variableValues: variables });
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    })();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
