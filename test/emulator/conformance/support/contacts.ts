import { randomUUID } from 'node:crypto';
import type {
  AssociatedContactSummary,
  Contact,
  StartTaskContactCommandInput,
  TransferContactCommandInput,
} from '@aws-sdk/client-connect';
import {
  DescribeContactCommand,
  ListAssociatedContactsCommand,
  StartTaskContactCommand,
  StopContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import type { Target } from './target.ts';

/** The steps that most tests are made of. Each throws when it fails. */
export interface Contacts {
  /** Starts a task, and returns its id when it can be read. */
  readonly start: (input?: Partial<StartTaskContactCommandInput>) => Promise<string>;
  /** The input of a transfer to the other queue, for a test to change a part of. */
  readonly toQueue: (contactId: string) => TransferContactCommandInput;
  /** The input of a transfer to the user, for a test to change a part of. */
  readonly toUser: (contactId: string) => TransferContactCommandInput;
  /** Transfers a contact, and returns the id of the new one when it can be read. */
  readonly transfer: (input: TransferContactCommandInput) => Promise<string>;
  readonly describe: (contactId: string) => Promise<Contact>;
  /** Ends a contact, and returns when it is seen to have ended. */
  readonly stop: (contactId: string) => Promise<void>;
  /** All contacts associated with this one, itself included. */
  readonly chain: (contactId: string) => Promise<AssociatedContactSummary[]>;
}

/** The steps on one target. */
export function contactsOf({ client, directory, eventually }: Target): Contacts {
  const InstanceId = directory.instanceId;

  const describe = async (ContactId: string): Promise<Contact> => {
    const found = await client.send(new DescribeContactCommand({ InstanceId, ContactId }));
    if (found.Contact === undefined) throw new Error(`No contact in the answer for ${ContactId}`);
    return found.Contact;
  };
  const readable = async (ContactId: string | undefined): Promise<string> => {
    if (ContactId === undefined) throw new Error('No ContactId in the answer');
    await eventually(() => describe(ContactId));
    return ContactId;
  };

  return {
    describe,
    async start(input) {
      const ContactFlowId = directory.inboundFlowId;
      const defaults = { InstanceId, Name: 'Conformance', ContactFlowId };
      const started = await client.send(new StartTaskContactCommand({ ...defaults, ...input }));
      return readable(started.ContactId);
    },
    toQueue: (ContactId) => ({
      InstanceId,
      ContactId,
      ContactFlowId: directory.queueTransferFlowId,
      QueueId: directory.otherQueueId,
    }),
    toUser: (ContactId) => ({
      InstanceId,
      ContactId,
      ContactFlowId: directory.userTransferFlowId,
      UserId: directory.userId,
    }),
    async transfer(input) {
      const command = new TransferContactCommand({ ClientToken: randomUUID(), ...input });
      const transferred = await eventually(() => client.send(command));
      return readable(transferred.ContactId);
    },
    async stop(ContactId) {
      await client.send(new StopContactCommand({ InstanceId, ContactId }));
      await eventually(async () => {
        const { DisconnectTimestamp } = await describe(ContactId);
        if (!DisconnectTimestamp) throw new Error(`${ContactId} has not ended`);
      });
    },
    async chain(ContactId) {
      const input = { InstanceId, ContactId, MaxResults: 100 };
      const listed = await client.send(new ListAssociatedContactsCommand(input));
      return listed.ContactSummaryList ?? [];
    },
  };
}
