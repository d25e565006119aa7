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
  /** When the client hangs up. */
  readonly signal?: AbortSignal | undefined;
}

/** Posts JSON as a front-end does, over a connection that is kept. Never rejects. */
export async function post({ url, agent, body, requestId, signal }: Post): Promise<Reply> {
  let gotBytes = false;
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-request-id': requestId,
      };
      request(url, { method: 'POST', agent, headers, ...(signal && { signal }) }, resolve)
        .once('error', reject)
        .end(body);
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
