import { changesUser } from './chaos-operation.ts';
import { endedContactOf } from './values.ts';

export const DISMISS_USER_CONTACT = changesUser({
  operation: 'DismissUserContact',
  draw: () => ({}),
  input: (_values, { id }) => ({ contactId: endedContactOf(id) }),
  holds: (_values, { agent, listed }) => !listed.includes(endedContactOf(agent.userId)),
});
