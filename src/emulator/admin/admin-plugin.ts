import swagger from '@fastify/swagger';
import type { FastifyError, FastifyPluginAsync } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import { AdminError, toAdminError, type ErrorBody } from './admin-error.ts';
import type { AdminOptions } from './administration.ts';
import { agentRoutes } from './agent-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { emulatorRoutes } from './emulator-routes.ts';
import { eventRoutes } from './event-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { guard } from './guard.ts';

const maxBody = 1_048_576;

/** The administration of the emulator: JSON over HTTP, described by an OpenAPI document, for this machine only. */
export const adminPlugin: FastifyPluginAsync<AdminOptions> = async (server, { administration }) => {
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.removeAllContentTypeParsers();
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: maxBody },
    (request, body, done) => {
      // Where nothing is needed, nothing needs to be sent.
      void parseJson(request, body === '' ? '{}' : String(body), done);
    },
  );
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers({
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
    guard(request);
    done();
  });
  server.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { status, message, issues } = toAdminError(error);
    const body: ErrorBody = issues === undefined ? { message } : { message, issues };
    return reply.code(status).type('application/json').serializer(JSON.stringify).send(body);
  });
  server.setNotFoundHandler(({ method, url }) => {
    throw new AdminError(
      404,
      `There is no ${method} ${url}. GET /_emulator/openapi.json lists what there is.`,
    );
  });
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Administration of the embedded Connect',
        description:
          'For tests and development on one machine. A request that changes something needs content-type: application/json.',
        version: '1',
      },
    },
    transform: jsonSchemaTransform,
  });
  for (const routes of [emulatorRoutes, contactRoutes, agentRoutes, faultRoutes, eventRoutes]) {
    await server.register(routes, { administration });
  }
};
