import type { EmulatorState } from '../emulator-state.ts';
import { isActive } from '../store/contact-record.ts';
import { queueOf, route } from './route-contact.ts';

/**
 * Plans that a scheduled contact goes to its target at its time. A contact that has no schedule, has
 * ended, or was scheduled for another time meanwhile is left alone, so call
 * this after each change of a schedule.
 */
export function startSchedule(contactId: string, state: EmulatorState): void {
  const planned = state.contacts.latest(contactId)?.scheduledTimestamp;
  if (planned === undefined || planned <= state.clock.now()) return;
  state.timeline.at(planned, (now) => {
    const contact = state.contacts.latest(contactId);
    if (contact === undefined || !isActive(contact)) return;
    if (contact.scheduledTimestamp?.getTime() !== planned.getTime()) return;
    const directory = state.directory.instance(contact.instanceId);
    const queue = queueOf(contact.scheduledTarget ?? {}, directory);
    route({ ...contact, scheduledTarget: undefined }, queue, { ...state, now });
  });
}
