import { frontErrorStatus } from '../protocol/errors.ts';
import { declaredStatuses } from '../protocol/sdk-schemas.ts';

/** What any AWS service can answer (documented as common errors), and Connect's model does not declare. */
const commonStatuses: Readonly<Record<string, number>> = {
  ExpiredTokenException: 403,
  InternalFailure: 500,
  NotAuthorized: 401,
  OptInRequired: 403,
  RequestAbortedException: 400,
  RequestTimeoutException: 408,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  UnrecognizedClientException: 403,
};

const declared = declaredStatuses();

/** The HTTP status of an exception, which is the same for every operation; 400 for one that is not known. */
export function statusOfException(name: string): number {
  return declared.get(name) ?? frontErrorStatus(name) ?? commonStatuses[name] ?? 400;
}
