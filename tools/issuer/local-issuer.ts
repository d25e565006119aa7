import { Events, OAuth2Server } from 'oauth2-mock-server';
import { z } from 'zod';

/** An OpenID Connect issuer for development and tests: every request gets the token that it describes. */
export interface LocalIssuer extends AsyncDisposable {
  /** What its tokens and its configuration name as the issuer. */
  readonly url: string;
}

const HOST = '127.0.0.1';

/** What a form may hold beside what the specification has. */
const WANTED = z.object({
  /** A JSON object of claims. */
  claims: z
    .string()
    .transform((text) => z.record(z.string(), z.json()).parse(JSON.parse(text)))
    .default({}),
});

/**
 * Starts an issuer with a key of its own, on this machine only.
 *
 * @param port 0 for any free one.
 */
export async function startLocalIssuer(port: number): Promise<LocalIssuer> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('RS256');
  server.service.on(Events.BeforeTokenSigning, ({ payload }, { body }) => {
    Object.assign(payload, WANTED.parse(body).claims);
  });
  await server.start(port, HOST);
  const url = `http://${HOST}:${server.address().port}`;
  server.issuer.url = url;
  return { url, [Symbol.asyncDispose]: () => server.stop() };
}
