import { Arg, type ClassType, Ctx, Query, Resolver } from 'type-graphql';
import type { Permission } from '../../../auth/permission.ts';
import { RequiresPermission } from '../../../graphql-kit/access/requires-permission.ts';
import { type CostOfField, UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { checkOperation, type OperationCheck } from './check-operation.ts';
import { ContactCheck } from './contact-check.type.ts';
import { descriptionOf, mutationOf } from './mutation-resolver.ts';
import { createError } from './operation-errors.ts';
import type { OperationTypes } from './operation.ts';
import { requireEnabled } from './require-enabled.ts';

/** A query of the schema that checks a mutation. */
export interface CheckOptions<Types extends OperationTypes> {
  /** The name of the query. */
  readonly query: string;
  /** What it reads and checks, for front-end developers. */
  readonly description: string;
  readonly check: OperationCheck<Types>;
  /** That of the mutation. */
  readonly permission: Permission;
  readonly cost: CostOfField;
  /** The input of the mutation. */
  readonly input: ClassType<Types['input']>;
}

/** Creates the resolver of the query that checks a mutation. */
export function createCheckResolver<Types extends OperationTypes>({
  query,
  description,
  check,
  permission,
  cost,
  input: inputType,
}: CheckOptions<Types>): ClassType {
  const mutation = mutationOf(check.operation.name);

  @Resolver()
  class CheckResolver {
    @UpstreamCost(cost)
    @RequiresPermission(permission)
    @Query(() => ContactCheck, {
      name: query,
      nullable: true,
      description: `Checks whether \`${mutation}\` seems possible with this input, by reads: nothing is changed or recorded, and no \`clientToken\` is used. ${description} Null, with a top-level error, only when the caller is not authorized for the mutation, the mutation is disabled, or the gateway itself fails.`,
    })
    async check(
      @Arg('input', () => inputType, descriptionOf(inputType)) input: Types['input'],
      @Ctx() context: Types['context'],
    ): Promise<ContactCheck> {
      requireEnabled(context, mutation);
      const { denial, unchecked } = await checkOperation(check, context, input);
      // Nothing was sent with the token, so an earlier request with it is none of the check's business.
      return new ContactCheck(denial === undefined ? null : createError(denial, false), unchecked);
    }
  }
  return CheckResolver;
}
