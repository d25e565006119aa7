import { z } from 'zod';
import { errorBody } from './admin-error.ts';

const rejected = errorBody.describe(
  '400: the body cannot be used. 403: the Host or the Origin is not a local one. 404: an id is unknown. 409: the step is not possible now. 413: the body is too large. 415: the content-type is not application/json.',
);

/** The answers of a route: its own with what it is, and those of everything that can be rejected. */
export function answers<Body extends z.ZodType>(
  body: Body,
  description: string,
): { readonly 200: Body; readonly '4xx': typeof errorBody } {
  return { 200: body.describe(description), '4xx': rejected };
}

/** A body that may be left out, and has no fields. */
export const noFields = z.strictObject({}).prefault({});

export const contactIdParam = z.string().min(1).max(256).describe('The id of a contact.');
