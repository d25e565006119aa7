import { FLOWS, INSTANCE_ID } from '../../../test/support/ids.ts';

/** The environment of a gateway as in production, with its Connect behind a proxy. */
export function gatewayEnv(connectUrl: string): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: '0',
    CONNECT_MODE: 'aws',
    AUTH: 'off',
    ALLOW_UNAUTHENTICATED: 'true',
    // Everything is sent by one caller, on a machine that is busy with more than this.
    RATE_LIMIT: 'off',
    MAX_EVENT_LOOP_DELAY_MS: '0',
    // Faults are what is tried here: quotas would keep most of them from happening.
    CONNECT_QUOTAS: 'off',
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_CONNECT: connectUrl,
    AWS_ACCESS_KEY_ID: 'chaos',
    AWS_SECRET_ACCESS_KEY: 'chaos',
    CONNECT_INSTANCE_ID: INSTANCE_ID,
    OUTBOUND_VOICE_PREFIXES: '+1202',
    CONNECT_QUEUE_TRANSFER_FLOW_ID: FLOWS.queueTransfer,
    CONNECT_USER_TRANSFER_FLOW_ID: FLOWS.userTransfer,
  };
}
