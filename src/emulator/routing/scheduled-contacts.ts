import type { EmulatorState } from '../emulator-state.ts';
import { isActive } from '../store/contact-record.ts';
import { queueOf, route } from './route-contact.ts';

/**
 * Plans that a scheduled contact goes to its target at its time. A contact that has started, has ended,
 * or was scheduled for another time meanwhile is left alone, so call this after each change of a
 * schedule. What the start writes has the time of the schedule.
 */
export function startSchedule(contactId: string, state: EmulatorState): void {
  const { scheduledTimestamp: planned, scheduledTarget } = state.contacts.latest(contactId) ?? {};
  if (planned === undefined || scheduledTarget === undefined) return;
  state.timeline.at(planned, (now) => {
    const contact = state.contacts.latest(contactId);
    if (contact?.scheduledTarget === undefined || !isActive(contact)) return;
    if (contact.scheduledTimestamp?.getTime() !== planned.getTime()) return;
    const directory = state.directory.instance(contact.instanceId);
    const queue = queueOf(contact.scheduledTarget, directory);
    const started = { ...contact, scheduledTarget: undefined, lastUpdateTimestamp: now };
    route(started, queue, { ...state, now });
  });
}
