import { expect } from '@jest/globals';
import { CONTACTS, QUEUES } from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

/** The time of the embedded Connect is that of the machine. */
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const scheduledTime = inDays(3);

export const UPDATE_CONTACT_SCHEDULE: MatrixRow = {
  operation: 'UpdateContactSchedule',
  input: { contactId: CONTACTS.scheduledTask, scheduledTime },
  otherInput: { contactId: CONTACTS.scheduledTask, scheduledTime: inDays(4) },
  executions: ({ contacts }) => {
    const time = contacts.latest(CONTACTS.scheduledTask)?.scheduledTimestamp;
    return time?.getTime() === Date.parse(scheduledTime) ? 1 : 0;
  },
  shows: { scheduledTimestamp: expect.any(String) },
  broken: [
    [{ scheduledTime: '2020-01-01T00:00:00Z' }, 'scheduledTime'],
    [{ scheduledTime: '2200-01-01T00:00:00Z' }, 'scheduledTime'],
  ],
  // A task that has not started is in no queue.
  authorizedQueues: 'never',
  otherQueues: [QUEUES.claims],
};
