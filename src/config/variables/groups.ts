import type { z } from 'zod';
import { apiVariables } from './api.ts';
import { auditVariables } from './audit-log.ts';
import { authenticationVariables } from './authentication.ts';
import { awsVariables } from './aws.ts';
import { emulatorVariables } from './emulator.ts';
import { federationVariables } from './federation.ts';
import { instanceVariables } from './instance.ts';
import { limitVariables } from './limits.ts';
import { quotaVariables } from './quotas.ts';
import { redisVariables } from './redis.ts';
import { serverVariables } from './server.ts';
import { shutdownVariables } from './shutdown.ts';
import { strictVariables } from './strict.ts';
import { telemetryVariables } from './telemetry.ts';
import { shapeOf, type Variables } from './variable.ts';

/**
 * All variables. Each group is a table of docs/configuration.md, under the heading that has the marker of its name. Issues
 * are reported in this order.
 */
export const GROUPS = {
  strict: strictVariables,
  emulator: emulatorVariables,
  authentication: authenticationVariables,
  instance: instanceVariables,
  aws: awsVariables,
  quotas: quotaVariables,
  redis: redisVariables,
  server: serverVariables,
  api: apiVariables,
  federation: federationVariables,
  telemetry: telemetryVariables,
  limits: limitVariables,
  audit: auditVariables,
  shutdown: shutdownVariables,
} satisfies Readonly<Record<string, Variables>>;

const { LOG_LEVEL } = telemetryVariables;
const { HOST } = serverVariables;

const aloneVariables = { ...strictVariables, LOG_LEVEL, HOST, ...emulatorVariables };

const gatewayVariables = {
  ...aloneVariables,
  ...authenticationVariables,
  ...instanceVariables,
  ...awsVariables,
  ...quotaVariables,
  ...redisVariables,
  ...serverVariables,
  ...apiVariables,
  ...federationVariables,
  ...telemetryVariables,
  ...limitVariables,
  ...auditVariables,
  ...shutdownVariables,
};

/** How the gateway's environment is parsed. */
export const GATEWAY_SHAPE = shapeOf(gatewayVariables);

/** How the environment of the embedded Connect is parsed when it runs alone. */
export const EMULATOR_SHAPE = shapeOf(aloneVariables);

/** The names of all variables that are read here. The AWS SDK and OpenTelemetry read others. */
export const VARIABLES: readonly string[] = Object.keys(gatewayVariables);

export type GatewayVariables = z.infer<z.ZodObject<typeof GATEWAY_SHAPE>>;
export type EmulatorVariables = z.infer<z.ZodObject<typeof EMULATOR_SHAPE>>;
