import fastifyAccepts from '@fastify/accepts';
import type { FastifyInstance } from 'fastify';
import { queryStringOf } from './request-target.ts';
import { addVary } from './vary.ts';

/** Answers `/`: redirects browsers to GraphiQL, where it is on, and lists the endpoints in JSON for all other clients. */
export async function addRootRoute(app: FastifyInstance, graphiql: boolean): Promise<void> {
  await app.register(fastifyAccepts);
  app.get('/', async (request, reply) => {
    addVary(reply, 'accept');
    // JSON comes first: clients that accept anything get it.
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
