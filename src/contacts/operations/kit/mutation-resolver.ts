import { Arg, type ClassType, Ctx, getMetadataStorage, Mutation, Resolver } from 'type-graphql';
import type { Permission } from '../../../auth/permission.ts';
import { RequiresPermission } from '../../../graphql-kit/access/requires-permission.ts';
import { type CostOfField, UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import type { ContactContext } from '../../contact.context.ts';
import { createError } from './operation-errors.ts';
import type { Operation, OperationTypes } from './operation.ts';
import { requireEnabled } from './require-enabled.ts';
import { runOperation } from './run-operation.ts';

/** A mutation of the schema, and the operation that it runs. */
export interface MutationOptions<Types extends OperationTypes> {
  readonly operation: Operation<Types>;
  readonly description: string;
  readonly permission: Permission;
  readonly cost: CostOfField;
  readonly input: ClassType<Types['input']>;
  /** The union of the success and of all errors. */
  readonly result: object;
  readonly successOf: (result: Types['result']) => object;
}

/** The name of the mutation of an operation: `stopContact` for `StopContact`. */
export function mutationOf(operation: string): string {
  return `${operation.charAt(0).toLowerCase()}${operation.slice(1)}`;
}

/** Creates the resolver of a mutation. */
export function createMutationResolver<Types extends OperationTypes>({
  operation,
  description,
  permission,
  cost,
  input: inputType,
  result,
  successOf,
}: MutationOptions<Types>): ClassType {
  const name = mutationOf(operation.name);

  @Resolver()
  class MutationResolver {
    @UpstreamCost(cost)
    @RequiresPermission(permission)
    @Mutation(() => result, {
      name,
      nullable: true,
      description: `${description} Each kind of failure is a type of the result. Null, with a top-level error, only when the caller is not authorized, the mutation is disabled, or the gateway itself fails.`,
    })
    async mutate(
      @Arg('input', () => inputType, descriptionOf(inputType))
      input: Types['input'],
      @Ctx() context: Types['context'] & ContactContext,
    ): Promise<object> {
      requireEnabled(context, name);
      const outcome = await runOperation(operation, context, input).finally(() => {
        context.onContactsChanged();
      });
      if (outcome.ok) return successOf(outcome.result);

      const error = createError(outcome.failure, typeof input.clientToken === 'string');
      context.onContactError(error);
      return error;
    }
  }
  return MutationResolver;
}

/** What an input type says of itself. A schema browser shows it beside the argument, too. */
export function descriptionOf(inputType: ClassType): { description?: string } {
  const type = getMetadataStorage().inputTypes.find(({ target }) => target === inputType);
  return type?.description === undefined ? {} : { description: type.description };
}
