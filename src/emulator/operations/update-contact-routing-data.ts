import type {
  UpdateContactRoutingDataRequest,
  UpdateContactRoutingDataResponse,
} from '@aws-sdk/client-connect';
import { ConnectError, invalidParameter } from '../protocol/errors.ts';
import { isActive } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';

/**
 * Changes the turn of a contact in its queue, by its priority or by its routing age, and not by both
 * (documented). The time that it has waited stays as it is in all metrics (documented). An adjustment
 * replaces an earlier one (inferred). A contact that is on its way to a queue can be changed too; one
 * that has ended or was accepted by an agent is ResourceConflictException (both inferred).
 *
 * RoutingCriteria are not emulated, and are rejected with InvalidParameterException: this operation
 * declares no InvalidRequestException. InvalidActiveRegionException cannot occur: no instance here is
 * configured for Global Resiliency.
 */
export const updateContactRoutingData: Operation<
  UpdateContactRoutingDataRequest,
  UpdateContactRoutingDataResponse
> = (input, { now, directory, contacts }) => {
  const { QueuePriority: priority, QueueTimeAdjustmentSeconds: adjustment } = input;
  directory.instance(input.InstanceId);
  if (input.RoutingCriteria !== undefined) {
    throw invalidParameter('RoutingCriteria are not emulated.');
  }
  if ((priority === undefined) === (adjustment === undefined)) {
    throw invalidParameter('Give either QueuePriority or QueueTimeAdjustmentSeconds.');
  }
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  if (!isActive(contact) || contact.agent !== undefined) {
    throw new ConnectError(
      'ResourceConflictException',
      'The contact has ended or is with an agent, so that it has no turn in a queue.',
    );
  }
  contacts.write(
    {
      ...contact,
      queuePriority: priority ?? contact.queuePriority,
      queueTimeAdjustmentSeconds: adjustment ?? contact.queueTimeAdjustmentSeconds,
      lastUpdateTimestamp: now,
    },
    now,
  );
  return {};
};
