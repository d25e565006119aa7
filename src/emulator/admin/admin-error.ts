import { inspect } from 'node:util';
import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { WireError } from '../protocol/errors.ts';

/** How the administration answers what it does not do. */
export const errorBody = z.object({
  message: z.string().describe('What is wrong, and what to do.'),
  issues: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('The fields that cannot be used.'),
});

export type ErrorBody = z.output<typeof errorBody>;

/** A request that the administration rejects. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly status: number;
  readonly issues: ErrorBody['issues'];

  constructor(status: number, message: string, issues?: ErrorBody['issues']) {
    super(message);
    this.status = status;
    this.issues = issues;
  }
}

/** One field that cannot be used: 400, or 404 where it names what does not exist. */
export function badField(path: string, message: string, status: 400 | 404 = 400): AdminError {
  return new AdminError(status, `${path}: ${message}`, [{ path, message }]);
}

/** Everything that was thrown, as an answer. A bug is a 500 without details, and a process warning with them. */
export function toAdminError(error: FastifyError): AdminError {
  if (error instanceof AdminError) return error;
  if (error instanceof WireError) return ofConnect(error);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message = 'cannot be used' }) => ({
      path: pathOf(instancePath),
      message,
    }));
    const text = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
    return new AdminError(400, text, issues);
  }
  const { statusCode = 500, code } = error;
  if (statusCode === 413) return new AdminError(413, 'The body is too large.');
  if (statusCode < 500) {
    const message =
      code === 'FST_ERR_CTP_INVALID_JSON_BODY' ? 'The body is not JSON.' : error.message;
    return new AdminError(statusCode, message);
  }
  process.emitWarning(inspect(error), { type: 'EmbeddedConnectBug' });
  return new AdminError(500, 'The administration of the embedded Connect failed.');
}

/** A rule of Connect's that stands against a request. */
function ofConnect({ name, message }: WireError): AdminError {
  if (name === 'ResourceNotFoundException') return new AdminError(404, message);
  if (name !== 'ServiceQuotaExceededException') return new AdminError(409, message);
  return new AdminError(409, `${message} EMULATOR_LIMITS=off lifts this.`);
}

/** `/rules/0/fault` as `rules[0].fault`. */
function pathOf(instancePath: string): string {
  const path = instancePath.split('/').filter((key) => key !== '');
  if (path.length === 0) return 'body';
  return path.reduce((before, key) =>
    /^\d+$/.test(key) ? `${before}[${key}]` : `${before}.${key}`,
  );
}
