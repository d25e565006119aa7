import type { ContactEvent } from '../../../src/emulator/events/contact-event.ts';

/** An event of which only the id matters. */
export const contactEvent = (id: string): ContactEvent => ({
  version: '0',
  id,
  'detail-type': 'Amazon Connect Contact Event',
  source: 'aws.connect',
  account: '111122223333',
  time: '2026-01-02T03:04:05Z',
  region: 'us-east-1',
  resources: [],
  detail: {
    eventType: 'QUEUED',
    contactId: 'c',
    channel: 'TASK',
    instanceArn: 'arn',
    initiationMethod: 'API',
    initiationTimestamp: '2026-01-02T03:04:05.000Z',
    tags: {},
  },
});
