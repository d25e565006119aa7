import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { LoggableError } from '../../logging/loggable-error.ts';
import type { Drain } from './drain.ts';
import { queryStringOf } from './request-target.ts';

/** The output of `npm run build`. The path is the same from the sources and from the built files. */
const FOLDER = new URL('../../../dist/graphiql/', import.meta.url);

/** Only the gateway's own files and responses. Monaco, the editor, needs inline styles. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'", 'data:'],
    'worker-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** What the page needs to know about the gateway that serves it. */
export interface GraphiqlOptions {
  /** The claim that has the scopes of a token; `undefined` where no token is required. */
  readonly scopeClaim: string | undefined;
  /** Whether Connect has the built-in data, so that examples can use its ids. */
  readonly builtInContactCentre: boolean;
}

/**
 * Serves GraphiQL at `/graphiql`. Its assets have hashes in their names, so browsers cache them forever; the page, which
 * names them, is revalidated each time.
 *
 * @throws LoggableError when the page is not built.
 */
export async function addGraphiql(
  app: FastifyInstance,
  drain: Drain,
  options: GraphiqlOptions,
): Promise<void> {
  const built = await readFile(new URL('index.html', FOLDER), 'utf8').catch((cause: unknown) => {
    throw new LoggableError('GraphiQL is not built: run npm run build, or set GRAPHIQL=false', {
      cause,
    });
  });
  const page = built.replace('<div id="graphiql"', (element) => element + attributes(options));
  await app.register(async (graphiql) => {
    graphiql.addHook('onRequest', drain.onRequest);
    graphiql.addHook('onRequest', async (_request, reply) => {
      reply.helmet({ contentSecurityPolicy: CONTENT_SECURITY_POLICY });
    });

    graphiql.get('/graphiql', async (_request, reply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
    );
    // The page's own links are relative to the address without the slash.
    graphiql.get('/graphiql/', async ({ url }, reply) =>
      reply.redirect(`../graphiql${queryStringOf(url)}`),
    );
    await graphiql.register(fastifyStatic, {
      root: fileURLToPath(new URL('assets/', FOLDER)),
      prefix: '/graphiql/assets/',
      logLevel: 'warn',
      decorateReply: false,
      index: false,
      preCompressed: true,
      immutable: true,
      maxAge: '365d',
    });
  });
}

/** The page reads them in src/graphiql/page-settings.ts. */
function attributes({ scopeClaim, builtInContactCentre }: GraphiqlOptions): string {
  const settings = {
    auth: scopeClaim === undefined ? 'off' : 'jwt',
    ...(scopeClaim !== undefined && { 'scope-claim': scopeClaim }),
    'contact-centre': builtInContactCentre ? 'built-in' : 'other',
  };
  return Object.entries(settings)
    .map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`)
    .join('');
}

/** Operators choose the names of claims, and those may be URLs with any character. */
function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
