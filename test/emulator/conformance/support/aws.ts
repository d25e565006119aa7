import { setTimeout as delay } from 'node:timers/promises';
import { ConnectClient, StopContactCommand } from '@aws-sdk/client-connect';

/** Below Connect's default of two calls a second, and SearchContacts' one in two seconds. */
const intervalMs = 600;
const searchIntervalMs = 2_500;

/** A client of a real instance that paces its calls and remembers the contacts that it started. */
export interface AwsClient {
  readonly client: ConnectClient;
  /** Ends whatever was started, so that the instance is left clean. */
  readonly stopStarted: () => Promise<void>;
}

/** Credentials come from the SDK's default chain. Every attempt, a retry too, waits for its turn. */
export function paceAwsClient(region: string, instanceId: string): AwsClient {
  const client = new ConnectClient({ region, maxAttempts: 5 });
  const started: string[] = [];
  let turn = Date.now() + intervalMs;

  client.middlewareStack.add(
    (next, context) => async (args) => {
      const wait = turn - Date.now();
      const search = context.commandName === 'SearchContactsCommand';
      turn = Math.max(turn, Date.now()) + (search ? searchIntervalMs : intervalMs);
      if (wait > 0) await delay(wait);
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'conformancePace' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { output } = result;
      if ('ContactId' in output && typeof output.ContactId === 'string') {
        started.push(output.ContactId);
      }
      return result;
    },
    { step: 'initialize', name: 'conformanceStarted' },
  );

  return {
    client,
    async stopStarted() {
      for (const ContactId of started) {
        const stopping = client.send(new StopContactCommand({ InstanceId: instanceId, ContactId }));
        await stopping.catch(toleratesEnded);
      }
    },
  };
}

/** A contact that was transferred or stopped by its test has ended already. */
function toleratesEnded(error: unknown): void {
  const names = ['ContactNotFoundException', 'InvalidRequestException'];
  if (!(error instanceof Error && names.includes(error.name))) throw error;
}
