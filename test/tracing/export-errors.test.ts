import { describe, expect, test } from '@jest/globals';
import { describeDiagnostic, describeExportError } from '../../src/tracing/export-errors.ts';

const CANARY = 'canary-of-a-collector';

describe('diagnostics of OpenTelemetry are logged without values', () => {
  test.each([
    [
      `OTEL_EXPORTER_OTLP_TIMEOUT (${CANARY}) is invalid, expected number greater than 0, using default.`,
      'Invalid value: OTEL_EXPORTER_OTLP_TIMEOUT',
    ],
    [`Unsupported OTLP traces protocol: ${CANARY}. Using http/protobuf.`, 'OpenTelemetry warning'],
    [JSON.stringify(CANARY), 'OpenTelemetry warning'],
    [
      JSON.stringify({ name: 'OTLPExporterError', message: CANARY, code: '403', data: CANARY }),
      'OTLPExporterError 403',
    ],
    [JSON.stringify({ name: CANARY, message: CANARY, code: CANARY }), 'Error'],
    [JSON.stringify({ name: 'Error', message: 'Request timed out' }), 'Error timeout'],
  ])('%s', (message, expected) => {
    expect(describeDiagnostic(message)).toBe(expected);
  });

  test('and so are errors', () => {
    const error = Object.assign(new Error(CANARY), { code: 'ECONNREFUSED' });

    expect(describeExportError(error)).toBe('Error ECONNREFUSED');
  });
});
