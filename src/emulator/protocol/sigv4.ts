import type { IncomingHttpHeaders } from 'node:http';
import { FrontError } from './errors.ts';

const authorizationForm =
  /^AWS4-HMAC-SHA256 Credential=[^/,\s]+\/(?<date>\d{8})\/[^/,\s]+\/(?<service>[^/,\s]+)\/(?<terminator>[^/,\s]+),\s*SignedHeaders=(?<signed>[a-z0-9;-]+),\s*Signature=[0-9a-f]{64}$/;

/**
 * Checks that a request is signed in the form of Signature Version 4 for the service `connect`.
 * It is a check of form only: there are no secrets here, so every access key is taken and the
 * signature itself is not verified. It finds clients that forget to sign, or sign for another service.
 *
 * Throws FrontError: MissingAuthenticationTokenException without an Authorization header,
 * IncompleteSignatureException for one of another form or without X-Amz-Date,
 * InvalidSignatureException for another service, terminator or day. All are 403; which is given
 * in which case is inferred.
 */
export function checkSignature(headers: IncomingHttpHeaders): void {
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new FrontError('MissingAuthenticationTokenException', 'The request is not signed.');
  }
  const form = authorizationForm.exec(authorization)?.groups;
  if (form === undefined) {
    throw incomplete('The Authorization header is not of the form of Signature Version 4.');
  }
  if (form['signed']?.split(';').includes('host') !== true) {
    throw incomplete('The signed headers do not include host.');
  }
  const date = headers['x-amz-date'];
  if (typeof date !== 'string' || !/^\d{8}T\d{6}Z$/.test(date)) {
    throw incomplete('The X-Amz-Date header is missing or is no basic ISO 8601 time.');
  }
  if (form['service'] !== 'connect' || form['terminator'] !== 'aws4_request') {
    throw invalid('The credential scope is not one of the service connect.');
  }
  if (!date.startsWith(form['date'] ?? '')) {
    throw invalid('The credential scope and X-Amz-Date are of different days.');
  }
}

function incomplete(message: string): FrontError {
  return new FrontError('IncompleteSignatureException', message);
}

function invalid(message: string): FrontError {
  return new FrontError('InvalidSignatureException', message);
}
