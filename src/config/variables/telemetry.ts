import { z } from 'zod';
import { oneOf } from '../parsers.ts';
import type { Variables } from './variable.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof LOG_LEVELS)[number];

/** The log, and the variables of OpenTelemetry that switch traces on and off. OpenTelemetry itself reads these and others. */
export const telemetryVariables = {
  LOG_LEVEL: {
    schema: oneOf(LOG_LEVELS).prefault('info'),
    meaning: 'The lowest level of the lines in the log. `silent`: no lines.',
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    schema: z.url('must be a URL').optional(),
    meaning:
      'The URL of an OpenTelemetry collector; switches [traces](operations/tracing.md) on. OpenTelemetry appends `/v1/traces` for OTLP over HTTP.',
    example: 'http://127.0.0.1:4318',
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: {
    schema: z.url('must be a URL').optional(),
    byDefault: 'made from `OTEL_EXPORTER_OTLP_ENDPOINT`',
    meaning: 'The whole URL to which traces are sent; switches traces on.',
    example: 'http://127.0.0.1:4318/v1/traces',
  },
  OTEL_TRACES_EXPORTER: {
    schema: z.string().optional(),
    byDefault: '`otlp` if one of the two URLs is set; else traces are off',
    meaning:
      '`otlp` switches traces on, to a collector on the same machine if no URL is set. `none` switches them off.',
  },
  OTEL_SDK_DISABLED: {
    schema: z.string().prefault('false'),
    meaning: '`true` switches traces off, whatever the other variables say.',
  },
} satisfies Variables;
