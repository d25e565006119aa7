import { randomUUID } from 'node:crypto';
import type { EmulatorState } from '../emulator-state.ts';
import { contactEvents } from './contact-events.ts';
import type { EventBus } from './event-bus.ts';

/** Publishes the events of every change of a contact, as long as there are listeners. */
export function publishChanges({ contacts, directory }: EmulatorState, events: EventBus): void {
  contacts.onChange((change) => {
    if (!events.isHeard) return;
    const here = directory.instance(change.after.instanceId);
    for (const event of contactEvents(change, here, randomUUID)) events.publish(event, change.at);
  });
}
