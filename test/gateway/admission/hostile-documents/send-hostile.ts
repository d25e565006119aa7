import { once } from 'node:events';
import type { Agent, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import * as consumers from 'node:stream/consumers';
import type { HostileRequest } from './corpus/hostile-request.ts';

/** The response to a hostile request. */
export interface HostileAnswer {
  readonly status: number;
  /** The code of the first error; undefined without errors. */
  readonly code: string | undefined;
  /** The limit that it exceeded, by its first error. */
  readonly limit: string | undefined;
  /** The codes of all errors. */
  readonly codes: readonly string[];
  readonly body: string;
}

/** Rejecting a body that is still being sent may break the connection before the response is read. */
const MAX_TRIES = 10;

/** Sends a request unchanged. The response is read to its end. */
export async function sendHostile(
  url: string,
  request: Pick<HostileRequest, 'method' | 'body'>,
  agent?: Agent,
): Promise<HostileAnswer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await sendOnce(url, request, agent);
    } catch (error) {
      const isBroken =
        error instanceof Error && 'code' in error && BROKEN.includes(String(error.code));
      if (!isBroken || tries === MAX_TRIES) throw error;
    }
  }
}

const BROKEN = ['EPIPE', 'ECONNRESET'];

async function sendOnce(
  url: string,
  { method, body }: Pick<HostileRequest, 'method' | 'body'>,
  agent?: Agent,
): Promise<HostileAnswer> {
  const request =
    method === 'POST'
      ? httpRequest(`${url}/graphql`, {
          method,
          headers: { 'content-type': 'application/json' },
          ...(agent && { agent }),
        })
      : httpRequest(`${url}/graphql?${body}`, {
          headers: { 'apollo-require-preflight': 'true' },
          ...(agent && { agent }),
        });
  // An error before the response rejects `once`; afterwards it does not matter.
  request.on('error', () => undefined);
  request.end(method === 'POST' ? body : undefined);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const text = await consumers.text(response);
  const { errors = [] } = JSON.parse(text) as {
    errors?: { extensions: { code: string; limit?: { name: string } } }[];
  };
  return {
    status: response.statusCode ?? 0,
    code: errors[0]?.extensions.code,
    limit: errors[0]?.extensions.limit?.name,
    codes: errors.map(({ extensions }) => extensions.code),
    body: text,
  };
}
