import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { disturbanceSchema } from '../events/disturbance.ts';
import type { AdminOptions } from './administration.ts';
import { answers } from './responses.ts';

const response = answers(disturbanceSchema, 'How events are disturbed from now on.');

/** How contact events are delivered. */
export const eventRoutes: FastifyPluginCallbackZod<AdminOptions> = (
  server,
  { administration: { events } },
  done,
) => {
  server.get(
    '/events',
    {
      schema: {
        operationId: 'getEventDisturbance',
        summary: 'How contact events are disturbed',
        response,
      },
    },
    () => events.disturbance,
  );

  server.post(
    '/events',
    {
      schema: {
        operationId: 'disturbEvents',
        summary: 'Disturb contact events, from now on',
        description: 'What is left out has its default: an empty object ends all disturbances.',
        body: disturbanceSchema.meta({ examples: [{ late: 0.2, delayMs: 60_000, lost: 0.05 }] }),
        response,
      },
    },
    ({ body }) => {
      events.configure(body);
      return events.disturbance;
    },
  );
  done();
};
