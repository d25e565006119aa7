import type { FastifyInstance } from 'fastify';

/** What a path takes; nothing, when there is no such path. */
export function allowedMethods(app: FastifyInstance, url: string): string[] {
  const [path = ''] = url.split('?');
  return ['GET', 'HEAD', 'POST'].filter((method) => {
    // The type does not tell that there may be none.
    const route = app.findRoute({ method, url: path }) as object | null;
    return route !== null;
  });
}
