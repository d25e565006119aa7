import { once } from 'node:events';
import type { Agent, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import * as consumers from 'node:stream/consumers';
import type { HostileRequest } from './corpus/hostile-request.ts';

/** What came of a hostile request. */
export interface HostileAnswer {
  readonly status: number;
  /** Of its first error; none without errors. */
  readonly code: string | undefined;
  /** The limit that it was beyond, as its first error tells. */
  readonly limit: string | undefined;
  /** The codes of all errors. */
  readonly codes: readonly string[];
  readonly body: string;
}

/** A body that is refused while it is still sent may break the connection before the answer is read. */
const MAX_TRIES = 10;

/** Sends a request as it is. The answer is read to its end. */
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
  const asked =
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
  // Whoever waits for the response is told; afterwards it does not matter.
  asked.on('error', () => undefined);
  asked.end(method === 'POST' ? body : undefined);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
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
