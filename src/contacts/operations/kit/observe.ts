import type { Contact } from '@aws-sdk/client-connect';
import type { IntentRecord } from '../../../audit/audit-record.ts';
import type { CallConnect } from '../../../connect/call-connect.ts';
import { mapResult } from '../../../connect/connect-failure.ts';
import type { ReadResult } from '../../../connect/read-one.ts';
import { describeContact } from '../../contact.loader.ts';
import type { Fact } from './facts.ts';

/** What facts are read of, as commands and intents name it. */
export type ObservedSubject = Pick<
  IntentRecord,
  'instanceId' | 'contactId' | 'initialContactId' | 'userId' | 'agentStatusId'
>;

/** How the facts of an operation are read. */
export interface Observer {
  /** The max number of calls of one reading. */
  readonly calls: number;
  /** The facts that Connect shows; `null` when it does not know the contact or the user. */
  observe(callConnect: CallConnect, subject: ObservedSubject): Promise<ReadResult<readonly Fact[]>>;
  /** The facts in the description of the contact, if they are all in it. */
  readonly factsOfContact?: (contact: Contact) => readonly Fact[];
}

/** Reads facts from the description of the contact. */
export function observeContact(factsOfContact: (contact: Contact) => readonly Fact[]): Observer {
  return {
    calls: 1,
    factsOfContact,
    async observe(callConnect, { instanceId, contactId: id = '' }) {
      const reading = await describeContact(callConnect, { instanceId, id });
      return mapResult(reading, (contact) => contact && factsOfContact(contact));
    },
  };
}
