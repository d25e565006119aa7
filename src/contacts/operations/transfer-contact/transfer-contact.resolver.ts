import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequiresPermission } from '../../../graphql-kit/access/requires-permission.ts';
import { UpstreamCost } from '../../../graphql-kit/cost/upstream-cost.ts';
import { TransferContactResult } from './transfer-contact-result.union.ts';
import { TransferContactSuccess } from './transfer-contact-success.type.ts';
import { TransferContactInput } from './transfer-contact.input.ts';
import { transferContact } from './transfer-contact.ts';
import { costOfTransfer } from './transfer-cost.ts';
import { transferFailureToError } from './transfer-failure-to-error.ts';
import type { TransferContext } from './transfer.context.ts';

@Resolver()
export class TransferContactResolver {
  @UpstreamCost(costOfTransfer)
  @RequiresPermission('TRANSFER_CONTACTS')
  @Mutation(() => TransferContactResult, {
    nullable: true,
    description:
      'Transfers an active contact to a queue or to a user. The contact ends, and a new one goes on at the target. Each way in which this can fail is a member of the result; null only on an internal error of the gateway.',
  })
  async transferContact(
    @Arg('input', () => TransferContactInput, { description: 'Which contact goes where, and how.' })
    input: TransferContactInput,
    @Ctx() context: TransferContext,
  ): Promise<TransferContactResult> {
    const outcome = await transferContact(context, input);
    context.onContactsChanged();
    if (outcome.ok) return new TransferContactSuccess(outcome.transfer);

    const error = transferFailureToError(outcome.failure, typeof input.clientToken === 'string');
    context.onContactError(error);
    return error;
  }
}
