import { forbidden } from '../access/forbidden.ts';
import type { InputIssue } from './input-issue.ts';

/** The argument by which a field takes the id of an instance. */
export const INSTANCE_ID_ARGUMENT = {
  nullable: true,
  description:
    'The id of the Connect instance: one that the gateway allows. By default, the configured instance.',
} as const;

/** The Connect instances that callers may use. */
export interface Instances {
  /** Used when the caller names none. */
  readonly defaultId: string;
  /** All allowed instances, including the default. */
  readonly allowedIds: readonly string[];
  /** The only instances that the caller of this request may use; all allowed ones by default. */
  readonly ofCaller?: ReadonlySet<string> | undefined;
}

/**
 * The issues of the choice of an instance.
 *
 * @throws an error with the code FORBIDDEN when the caller may not use it, whether or not the instance exists.
 */
export function instanceIssues(
  path: readonly string[],
  instanceId: string,
  { allowedIds, ofCaller }: Instances,
): InputIssue[] {
  if (ofCaller !== undefined && !ofCaller.has(instanceId)) throw forbidden('instances');
  if (allowedIds.includes(instanceId)) return [];
  const usable = allowedIds.filter((id) => ofCaller?.has(id) ?? true);
  return [{ path, message: `must be one of the allowed instances: ${usable.join(', ')}` }];
}
