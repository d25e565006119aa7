import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import * as consumers from 'node:stream/consumers';

/** An answer as it came by the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Opens a connection to a gateway that speaks no HTTP by itself. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  // Half open, it hangs up only on request.
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes, and reads answers until the gateway ends the connection. */
export async function sendRaw(url: string, bytes: string | Buffer): Promise<RawAnswer[]> {
  const socket = await openSocket(url);
  try {
    socket.write(bytes);
    return parseAnswers(await consumers.buffer(socket));
  } finally {
    socket.destroy();
  }
}

/** The answers in what a connection has brought: each must say how long it is. */
export function parseAnswers(bytes: Buffer): RawAnswer[] {
  const answers: RawAnswer[] = [];
  for (let rest = bytes; rest.length > 0;) {
    const end = rest.indexOf('\r\n\r\n');
    if (end === -1) throw new Error(`No answer of HTTP: ${rest.toString()}`);
    const [statusLine = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const headers = new Headers(
      lines.map((line): [string, string] => {
        const at = line.indexOf(':');
        return [line.slice(0, at), line.slice(at + 1).trim()];
      }),
    );
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(statusLine)?.[1]);
    // An interim answer, to `Expect`, has neither.
    const length = Number(headers.get('content-length') ?? 0);
    const body = rest.subarray(end + 4, end + 4 + length).toString();
    answers.push({ status, headers, body });
    rest = rest.subarray(end + 4 + length);
  }
  return answers;
}
