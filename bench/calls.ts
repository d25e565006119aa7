import {
  type ConnectClient,
  DescribeContactCommand,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import type { GatewayClient } from '../test/support/gateway-client.ts';
import { BenchContactDocument, BenchTransferDocument } from '../test/support/generated/graphql.ts';
import { CONTACTS, FLOWS, INSTANCE_ID, QUEUES } from '../test/support/ids.ts';
import type { ContactPool } from './contact-pool.ts';

/** The same work, sent to the gateway and to Connect itself. */
export interface Calls {
  readonly transfer: () => Promise<void>;
  readonly read: () => Promise<void>;
}

/** The calls of a front-end. */
export function gatewayCalls(gateway: GatewayClient, pool: ContactPool): Calls {
  return {
    transfer: () =>
      pool.transfer(async (contactId) => {
        const input = { contactId, target: { queueId: QUEUES.billing } };
        const { transferContact: result } = await gateway.data(BenchTransferDocument, { input });
        if (result?.__typename === 'TransferContactSuccess') return result.contactId;
        throw new Error(`A transfer failed: ${JSON.stringify(result)}`);
      }),
    async read() {
      const { contact } = await gateway.data(BenchContactDocument, { id: CONTACTS.voice });
      if (contact?.id !== CONTACTS.voice) throw new Error('A contact was not read');
    },
  };
}

/** The calls that the gateway makes for those of the front-end. */
export function sdkCalls(connect: ConnectClient, pool: ContactPool): Calls {
  return {
    transfer: () =>
      pool.transfer(async (contactId) => {
        const command = new TransferContactCommand({
          InstanceId: INSTANCE_ID,
          ContactId: contactId,
          ContactFlowId: FLOWS.queueTransfer,
          QueueId: QUEUES.billing,
        });
        return (await connect.send(command)).ContactId;
      }),
    async read() {
      const names = { InstanceId: INSTANCE_ID, ContactId: CONTACTS.voice };
      const { Contact: contact } = await connect.send(new DescribeContactCommand(names));
      if (contact?.Id !== CONTACTS.voice) throw new Error('A contact was not read');
    },
  };
}
