import { registerEnumType } from 'type-graphql';

/** The types of resources that an operation on a contact can name. */
export const ContactResourceType = {
  AGENT_STATUS: 'AGENT_STATUS',
  CONTACT: 'CONTACT',
  CONTACT_FLOW: 'CONTACT_FLOW',
  INSTANCE: 'INSTANCE',
  PHONE_NUMBER: 'PHONE_NUMBER',
  QUEUE: 'QUEUE',
  QUICK_CONNECT: 'QUICK_CONNECT',
  TASK_TEMPLATE: 'TASK_TEMPLATE',
  USER: 'USER',
} as const;
export type ContactResourceType = (typeof ContactResourceType)[keyof typeof ContactResourceType];

registerEnumType(ContactResourceType, {
  name: 'ContactResourceType',
  description: 'The type of a resource that the input of an operation names.',
  valuesConfig: {
    AGENT_STATUS: { description: 'An agent status, such as `Lunch`.' },
    CONTACT: { description: 'A contact.' },
    CONTACT_FLOW: { description: 'A flow.' },
    INSTANCE: { description: 'A Connect instance.' },
    PHONE_NUMBER: { description: 'A phone number of the Connect instance.' },
    QUEUE: { description: 'A standard queue or an agent queue.' },
    QUICK_CONNECT: { description: 'A quick connect.' },
    TASK_TEMPLATE: { description: 'A task template.' },
    USER: { description: 'A user, such as an agent.' },
  },
});
