import { z } from 'zod';
import { errorBody } from './admin-error.ts';

/** The answers of a route: its own, and those of everything that can be rejected. */
export function answers<Body extends z.ZodType>(
  body: Body,
): { readonly 200: Body; readonly '4xx': typeof errorBody } {
  return { 200: body, '4xx': errorBody };
}

/** A body that may be left out, and has no fields. */
export const noFields = z.strictObject({}).prefault({});

export const contactIdParam = z.string().min(1).max(256);
