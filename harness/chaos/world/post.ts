import { type Agent, type IncomingMessage, request } from 'node:http';

/** What a client got of an answer: all of it, or a part, or nothing. */
export type Reply =
  | { readonly kind: 'whole'; readonly status: number; readonly body: string }
  | { readonly kind: 'broken'; readonly cause: string; readonly gotBytes: boolean };

/** A request of JSON. */
export interface Post {
  readonly url: string;
  readonly agent: Agent;
  readonly body: string;
  readonly requestId: string;
  /** How long the second half of the body follows after the first. */
  readonly uploadMs?: number;
  /** When the client hangs up. */
  readonly signal?: AbortSignal | undefined;
}

/** Posts JSON as a front-end does, over a connection that is kept. Never rejects. */
export async function post({
  url,
  agent,
  body,
  requestId,
  uploadMs,
  signal,
}: Post): Promise<Reply> {
  let gotBytes = false;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-request-id': requestId,
      };
      const outgoing = request(url, { method: 'POST', agent, headers, ...(signal && { signal }) });
      outgoing.once('response', resolve).once('error', reject);
      if (uploadMs === undefined) {
        outgoing.end(body);
      } else {
        const half = Math.floor(body.length / 2);
        outgoing.write(body.slice(0, half));
        setTimeout(() => outgoing.end(body.slice(half)), uploadMs);
      }
    });
    gotBytes = true;
    let text = '';
    response.setEncoding('utf8');
    for await (const part of response) text += String(part);
    return { kind: 'whole', status: response.statusCode ?? 0, body: text };
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return { kind: 'broken', cause, gotBytes };
  }
}
