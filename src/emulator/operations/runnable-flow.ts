import { invalidRequest } from '../protocol/errors.ts';
import type { SeedContactFlow } from '../seed.ts';

/** Throws InvalidRequestException for a flow that is archived or was never published (inferred). */
export function checkRunnable({ state, status }: SeedContactFlow): void {
  if (state === 'ARCHIVED') throw invalidRequest('The flow is archived.');
  if (status === 'SAVED') throw invalidRequest('The flow has not been published.');
}
