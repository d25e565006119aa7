import {
  ConnectClient,
  DescribeContactCommand,
  ThrottlingException,
  TransferContactCommand,
} from '@aws-sdk/client-connect';
import { FLOWS, INSTANCE_ID, QUEUES } from '../../test/support/ids.ts';
import { CREDENTIALS, REGION } from '../processes.ts';
import type { Caller, CallerResult } from './caller.ts';

/** Connect does not say when to retry. */
const RETRY_AFTER_SECONDS = 1;

/** A client as a program has it that sets nothing but where Connect is: with the SDK's own retries. */
export function plainClient(connectUrl: string): ConnectClient {
  return new ConnectClient({ region: REGION, endpoint: connectUrl, credentials: CREDENTIALS });
}

/** Calls Connect by nothing but the SDK, whose client many callers share. */
export class SdkCaller implements Caller {
  readonly #connect: ConnectClient;
  readonly #signal: AbortSignal;

  /** @param signal fires when the caller waits no longer. */
  constructor(connect: ConnectClient, signal: AbortSignal) {
    this.#connect = connect;
    this.#signal = signal;
  }

  transfer(contactId: string, clientToken: string): Promise<CallerResult> {
    const command = new TransferContactCommand({
      InstanceId: INSTANCE_ID,
      ContactId: contactId,
      ContactFlowId: FLOWS.queueTransfer,
      QueueId: QUEUES.billing,
      ClientToken: clientToken,
    });
    return resultOf(async () => {
      const options = { abortSignal: this.#signal };
      return (await this.#connect.send(command, options)).ContactId;
    });
  }

  read(id: string): Promise<CallerResult> {
    const command = new DescribeContactCommand({ InstanceId: INSTANCE_ID, ContactId: id });
    return resultOf(async () => {
      const options = { abortSignal: this.#signal };
      return (await this.#connect.send(command, options)).Contact?.Id;
    });
  }
}

async function resultOf(send: () => Promise<string | undefined>): Promise<CallerResult> {
  try {
    const id = await send();
    if (id === undefined) return { kind: 'failed', reason: 'an answer without an id' };
    return { kind: 'done', id };
  } catch (error) {
    if (error instanceof ThrottlingException) {
      return { kind: 'throttled', retryAfterSeconds: RETRY_AFTER_SECONDS };
    }
    return { kind: 'failed', reason: String(error) };
  }
}
