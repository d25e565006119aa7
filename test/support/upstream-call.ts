import type { IncomingMessage } from 'node:http';
import { wireOperations } from '../../src/emulator/protocol/sdk-schemas.ts';

/** A request that reached Connect. */
export interface UpstreamCall {
  /** Connect's name of the operation. */
  readonly operation: string;
  readonly path: string;
  /** The parameters of the URL, sorted, such as `maxResults=25`; absent when there are none. */
  readonly parameters?: readonly string[];
  /** The JSON of the body; `undefined` when there was none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** What a request asks Connect for. */
export function describeCall({ method, url = '/' }: IncomingMessage, body: Buffer): UpstreamCall {
  const [path = url, query] = url.split('?');
  const operation = ROUTES.find((route) => route.method === method && route.pattern.test(path));
  return {
    operation: operation?.name ?? `${method ?? ''} ${path}`,
    path: decodeURIComponent(path),
    ...(query !== undefined && {
      parameters: [...new URLSearchParams(query)].map((pair) => pair.join('=')).sort(),
    }),
    body: body.length === 0 ? undefined : (JSON.parse(body.toString()) as UpstreamCall['body']),
  };
}

const ROUTES = wireOperations().map(({ name, method, uri }) => ({
  name,
  method,
  pattern: new RegExp(`^${uri.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));
