import fastifyAccepts from '@fastify/accepts';
import type { FastifyInstance } from 'fastify';
import { queryStringOf } from './request-target.ts';
import { addVary } from './vary.ts';

/** Answers at `/`: takes a browser to GraphiQL, where it is on, and tells all others in JSON where things are. */
export async function addRootRoute(app: FastifyInstance, graphiql: boolean): Promise<void> {
  await app.register(fastifyAccepts);
  app.get('/', async (request, reply) => {
    addVary(reply, 'accept');
    // JSON is named first, so that whoever takes anything gets it.
    if (graphiql && request.accepts().type(['json', 'html']) === 'html') {
      return reply.redirect(`graphiql${queryStringOf(request.url)}`);
    }
    return {
      name: 'Contact gateway',
      graphql: '/graphql',
      ...(graphiql && { graphiql: '/graphiql' }),
    };
  });
}
