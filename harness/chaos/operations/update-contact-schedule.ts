import { changesContact } from './chaos-operation.ts';
import { drawAheadMs, timeAhead } from './values.ts';

export const UPDATE_CONTACT_SCHEDULE = changesContact({
  operation: 'UpdateContactSchedule',
  begins: 'scheduled',
  draw: (random) => ({ aheadMs: drawAheadMs(random) }),
  input: ({ aheadMs }, subject) => ({ scheduledTime: timeAhead(subject, aheadMs).toISOString() }),
  holds: ({ aheadMs }, { scheduledTimestamp }, subject) =>
    scheduledTimestamp?.getTime() === timeAhead(subject, aheadMs).getTime(),
});
