import type { AddressInfo } from 'node:net';
import { ApolloServer, type ApolloServerOptions, type BaseContext } from '@apollo/server';
import {
  type CreateServerForIntegrationTestsResult,
  defineIntegrationTestSuite,
} from '@apollo/server-integration-testsuite';
import { addGraphQLRoute } from '../../src/gateway/http/graphql-route.ts';
import { createHttpApp } from '../../src/gateway/http/http-app.ts';
import { requireMatchingHost, requirePlainBody } from '../../src/gateway/http/request-checks.ts';
import { readMembers } from '../../src/gateway/http/request-members.ts';
import { createLog } from '../../src/logging/logger.ts';

// The suite's types are those of its own copy of the server, which is not the one that runs.
type SuiteServer = CreateServerForIntegrationTestsResult['server'];

defineIntegrationTestSuite(async (config, { context } = {}) => {
  const apollo = new ApolloServer(config as unknown as ApolloServerOptions<BaseContext>);
  await apollo.start();
  const app = await createHttpApp({ log: createLog('silent', process.stdout) });
  await addGraphQLRoute(app, {
    url: '/',
    apollo,
    context: context ?? (() => Promise.resolve({})),
    onRequest: [requireMatchingHost, requirePlainBody],
    preHandler: [readMembers],
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    server: apollo as unknown as SuiteServer,
    url: `http://127.0.0.1:${port}`,
    extraCleanup: () => app.close(),
  };
});
