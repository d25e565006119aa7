import { describe, expect, test } from '@jest/globals';
import { troubleFrom, troubleFromError } from '../../src/tracing/trouble.ts';

const CANARY = 'canary-of-a-collector';

describe('what OpenTelemetry complains of is logged without values', () => {
  test.each([
    [
      `OTEL_EXPORTER_OTLP_TIMEOUT (${CANARY}) is invalid, expected number greater than 0, using default.`,
      'Not usable as it is: OTEL_EXPORTER_OTLP_TIMEOUT',
    ],
    [`Unsupported OTLP traces protocol: ${CANARY}. Using http/protobuf.`, 'OpenTelemetry warns'],
    [JSON.stringify(CANARY), 'OpenTelemetry warns'],
    [
      JSON.stringify({ name: 'OTLPExporterError', message: CANARY, code: '403', data: CANARY }),
      'OTLPExporterError 403',
    ],
    [JSON.stringify({ name: CANARY, message: CANARY, code: CANARY }), 'Error'],
    [JSON.stringify({ name: 'Error', message: 'Request timed out' }), 'Error timeout'],
  ])('%s', (words, trouble) => {
    expect(troubleFrom(words)).toBe(trouble);
  });

  test('be it an error', () => {
    const error = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });

    expect(troubleFromError(error)).toBe('Error ECONNREFUSED');
  });
});
