import type { FailureOf, Operation, OperationTypes } from './operation.ts';

/** A complete command of an authorized caller, or why there is none. */
export type Preparation<Types extends OperationTypes> =
  | {
      readonly ok: true;
      readonly requested: Types['requested'];
      readonly command: Types['command'];
    }
  | {
      readonly ok: false;
      readonly failure: FailureOf<Types>;
      /** Absent when the input is invalid. */
      readonly requested?: Types['requested'];
    };

/**
 * The steps before anything is recorded or sent, which a mutation and its check have in common: each appears once, in order.
 *
 * @throws an error with the code FORBIDDEN when the caller is not authorized.
 */
export async function prepareOperation<Types extends OperationTypes>(
  operation: Operation<Types>,
  context: Types['context'],
  input: Types['input'],
): Promise<Preparation<Types>> {
  // Validate.
  const validation = operation.validate(input, context);
  if (!validation.ok) return validation;
  const { requested } = validation;

  // Resolve.
  const resolution = await operation.resolve(requested, context);
  if (!resolution.ok) return { ...resolution, requested };
  const { command } = resolution;

  // Authorize.
  const denial = await operation.authorize(command, requested, context);
  return denial === undefined
    ? { ok: true, requested, command }
    : { ok: false, failure: denial, requested };
}
