import { ConnectServiceException } from '@aws-sdk/client-connect';
import { expect } from '@jest/globals';

/** What a client sees of a rejected call. */
export interface Rejection {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
  readonly requestId: string | undefined;
}

/** Waits for a call to be rejected by the service. Throws when it succeeds, or fails otherwise. */
export async function rejection(call: Promise<unknown>): Promise<Rejection> {
  try {
    const answer = await call;
    throw new Error(`Expected a rejection, but the answer was ${JSON.stringify(answer)}`);
  } catch (error) {
    if (!(error instanceof ConnectServiceException)) throw error;
    const { httpStatusCode, requestId } = error.$metadata;
    return { name: error.name, status: httpStatusCode, message: error.message, requestId };
  }
}

/** The shape of a request id: Connect's are UUIDs. */
export const aRequestId = expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);

const expected = (name: unknown, status: number) => ({
  name,
  status,
  message: expect.stringMatching(/\S/),
  requestId: aRequestId,
});

export const invalidRequest = expected('InvalidRequestException', 400);
/** Where an operation declares both exceptions, and nothing says which one answers what. */
export const invalidInput = expected(
  expect.stringMatching(/^Invalid(Request|Parameter)Exception$/),
  400,
);
export const invalidParameter = expected('InvalidParameterException', 400);
export const resourceConflict = expected('ResourceConflictException', 409);
export const quotaExceeded = expected('ServiceQuotaExceededException', 402);
export const notFound = expected('ResourceNotFoundException', 404);
/** A rejection that is right either way: nothing says which, and callers treat both alike. */
export const invalidOrNotFound = {
  ...invalidRequest,
  name: expect.stringMatching(/^(InvalidRequest|InvalidParameter|ResourceNotFound)Exception$/),
  status: expect.any(Number),
};
export const idempotencyConflict = expected('IdempotencyException', 409);
export const conflict = expected('ConflictException', 409);
export const limitExceeded = expected('LimitExceededException', 429);
export const contactNotFound = expected('ContactNotFoundException', 410);
export const throttled = expected('ThrottlingException', 429);
