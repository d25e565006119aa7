import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { createError } from '../kit/operation-errors.ts';
import { requireEnabled } from '../kit/require-enabled.ts';
import { runOperation } from '../kit/run-operation.ts';
import { TransferContactResult, TransferContactSuccess } from './transfer-contact-result.union.ts';
import { TransferContactInput } from './transfer-contact.input.ts';
import { transferContact, type TransferContext } from './transfer-contact.ts';
import { costOfTransfer } from './transfer-cost.ts';

@Resolver()
export class TransferContactResolver {
  @UpstreamCost(costOfTransfer)
  @RequiresPermission('TRANSFER_CONTACTS')
  @Mutation(() => TransferContactResult, {
    nullable: true,
    description:
      'Transfers an active contact to a queue, to a user, or by a quick connect. The contact ends, and a new one continues at the target. Each kind of failure is a type of the result. Null, with a top-level error, only when the caller is not authorized or the gateway itself fails.',
  })
  async transferContact(
    @Arg('input', () => TransferContactInput, {
      description: 'The contact to transfer, the target and the flow.',
    })
    input: TransferContactInput,
    @Ctx() context: TransferContext,
  ): Promise<TransferContactResult> {
    requireEnabled(context, 'transferContact');
    const outcome = await runOperation(transferContact, context, input);
    context.onContactsChanged();
    if (outcome.ok) return new TransferContactSuccess(outcome.result);

    const isTokenGiven = typeof input.clientToken === 'string';
    const error = createError(outcome.failure, isTokenGiven);
    context.onContactError(error);
    return error;
  }
}
