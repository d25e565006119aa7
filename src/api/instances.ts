import type { InputFault } from './input-fault.ts';

/** The Connect instances that callers may use. */
export interface Instances {
  /** Used when the caller names none. */
  readonly defaultId: string;
  /** All that are allowed, the default among them. */
  readonly allowedIds: readonly string[];
}

/** What is wrong with the choice of an instance. */
export function instanceFaults(
  path: readonly string[],
  instanceId: string,
  { allowedIds }: Instances,
): InputFault[] {
  if (allowedIds.includes(instanceId)) return [];
  return [{ path, message: `must be one of the allowed instances: ${allowedIds.join(', ')}` }];
}
