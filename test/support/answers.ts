import type { Answer } from './exchange.ts';

/** The happy path: Connect executes the request, and its response arrives unchanged. */
export const relay: Answer = async ({ forward, response }) => {
  const { status, headers, body } = await forward();
  response.writeHead(status, headers).end(body);
};

/** Answers with an exception in Connect's wire form. */
export function exception(
  name: string,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return ({ response }) => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-amzn-errortype': name,
      'x-amzn-requestid': 'request-of-connect',
      ...headers,
    });
    response.end(JSON.stringify({ Message: `${name} for arn:aws:iam::1:user/secret` }));
  };
}

/** Answers with a body as it is. */
export function raw(status: number, body: string, contentType = 'application/json'): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };
}

/** Breaks the connection after the request was received. */
export const reset: Answer = ({ response }) => {
  response.socket?.resetAndDestroy();
};

/** Never answers. */
export const silence: Answer = () => undefined;

/** Connect executes the request, and the JSON of its response is changed. */
export function altered(change: (answer: Json) => object): Answer {
  return async ({ forward, response }) => {
    const { status, headers, body } = await forward();
    const changed = JSON.stringify(change(JSON.parse(body.toString()) as Json));
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(changed) });
    response.end(changed);
  };
}

/** The JSON of an answer: of Connect's members, those that a test knows of. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reaches into what it knows the form of
type Json = Record<string, any>;

/** Relays Connect's answer with another `Date`, or with none. */
export function dated(change: (date: Date) => Date | string | undefined): Answer {
  return async ({ forward, response }) => {
    const { status, headers, body } = await forward();
    const changed = change(new Date());
    const date = changed instanceof Date ? changed.toUTCString() : changed;
    response.sendDate = false;
    Reflect.deleteProperty(headers, 'date');
    response.writeHead(status, { ...headers, ...(date !== undefined && { date }) }).end(body);
  };
}
