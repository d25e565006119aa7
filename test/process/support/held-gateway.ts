import { startEmulator } from '../../../src/emulator/emulator.ts';
import { relay } from '../../support/answers.ts';
import { type HeldAnswer, holdAnswer } from '../../support/held-answer.ts';
import { FLOWS, INSTANCE_ID } from '../../support/ids.ts';
import { startRecordingProxy } from '../../support/recording-proxy.ts';
import { type Spawned, spawnEntry, urlOf } from '../../support/spawned.ts';

/** A gateway as in production; the test decides when Connect answers its first transfer. */
export interface HeldGateway extends AsyncDisposable {
  readonly process: Spawned;
  /** Of GraphQL. */
  readonly url: string;
  readonly transfer: HeldAnswer;
}

export async function startHeldGateway(env: Record<string, string> = {}): Promise<HeldGateway> {
  await using stack = new AsyncDisposableStack();
  const emulator = await startEmulator();
  stack.defer(() => emulator.close());
  const proxy = stack.use(await startRecordingProxy(emulator.url));
  const transfer = holdAnswer(relay);
  proxy.answerNext('TransferContact', transfer.answer);
  const process = stack.use(spawnEntry('main', { ...awsMode(proxy.url), ...env }));
  const url = await urlOf(process);
  const disposal = stack.move();
  return { process, url, transfer, [Symbol.asyncDispose]: () => disposal.disposeAsync() };
}

/** The environment of a gateway in production, with a replacement for AWS. No deadline may end a test. */
export function awsMode(endpoint: string): Record<string, string> {
  return {
    PORT: '0',
    NODE_ENV: 'production',
    CONNECT_MODE: 'aws',
    AUTH: 'off',
    ALLOW_UNAUTHENTICATED: 'true',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CONNECT: endpoint,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'secret',
    CONNECT_INSTANCE_ID: INSTANCE_ID,
    CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
    REQUEST_TIMEOUT_MS: '300000',
    SHUTDOWN_TIMEOUT_MS: '300000',
  };
}
