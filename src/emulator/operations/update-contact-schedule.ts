import type {
  UpdateContactScheduleRequest,
  UpdateContactScheduleResponse,
} from '@aws-sdk/client-connect';
import { ConnectError, invalidRequest } from '../protocol/errors.ts';
import { startSchedule } from '../routing/scheduled-contacts.ts';
import { isActive } from '../store/contact-record.ts';
import type { Operation } from './operation.ts';
import { checkSchedule } from './task-input.ts';

const maxReschedules = 20;

/**
 * Moves the time at which a scheduled task starts, twenty times at most (documented). A task that was
 * never scheduled, has started or has ended is rejected (that it must be scheduled is documented, the
 * exception is inferred).
 */
export const updateContactSchedule: Operation<
  UpdateContactScheduleRequest,
  UpdateContactScheduleResponse
> = (input, context) => {
  const { now, contacts } = context;
  context.directory.instance(input.InstanceId);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  if (!isActive(contact)) throw invalidRequest('The contact has ended.');
  if (contact.channel !== 'TASK' || contact.scheduledTarget === undefined) {
    throw invalidRequest('The contact is no task that is scheduled for later.');
  }
  checkSchedule(input.ScheduledTime, now);
  const rescheduleCount = contact.rescheduleCount + 1;
  if (rescheduleCount > maxReschedules) {
    throw new ConnectError(
      'LimitExceededException',
      `A task can be rescheduled ${maxReschedules} times at most.`,
    );
  }
  contacts.write(
    {
      ...contact,
      scheduledTimestamp: input.ScheduledTime,
      rescheduleCount,
      lastUpdateTimestamp: now,
    },
    now,
  );
  startSchedule(contact.id, context);
  return {};
};
