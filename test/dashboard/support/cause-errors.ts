import { setTimeout as pause } from 'node:timers/promises';
import type { AuditLog } from '../../../src/audit/audit-log.ts';
import type { RedisServer } from '../../redis/support/redis-server.ts';
import { exception } from '../../support/answers.ts';
import { FAULTS } from '../../support/faults.ts';
import type { GatewayAnswer } from '../../support/gateway-client.ts';
import { TransferContactDocument } from '../../support/generated/graphql.ts';
import { CONTACTS, FLOWS, QUEUES, QUICK_CONNECTS, USERS } from '../../support/ids.ts';
import type { Answer, UpstreamCall } from '../../support/recording-proxy.ts';
import type { World } from '../../support/world.ts';

/** A gateway whose calls wait for quota, some of them in vain; with a bug in each transfer to a user. */
export const WITH_ERRORS = {
  maxEventLoopDelayMs: 60_000,
  rates: { rates: new Map(), share: 1 },
  requestTimeoutMs: 4_000,
  directoryCache: { max: 1_000, ttlMs: 1_000, negativeTtlMs: 1_000 },
  transferFlowIds: {
    queue: FLOWS.queueTransfer,
    get user(): string {
      throw new Error('A bug');
    },
  },
} as const;

/** More transfers than Connect's quota allows before their deadline. */
const TRANSFERS_AT_ONCE = 12;
/** The same of searches. */
const SEARCHES_AT_ONCE = 4;
/** A few rounds of this open a circuit. */
const READS_AT_ONCE = 6;

/**
 * Sends a gateway requests that succeed and fail in every way, repeatedly until it is stopped.
 *
 * @param token of a caller with all permissions; others are rejected.
 */
export async function causeErrors(
  world: World,
  redis: RedisServer,
  token: string,
  stopped: AbortSignal,
): Promise<void> {
  const client = signedIn(world, token);
  world.upstream.answerBy(spoiltAnswer);
  const tasks = [CONTACTS.unassignedTask, CONTACTS.billingTask, CONTACTS.urgentTask];
  for (let round = 0; !stopped.aborted; round += 1) {
    const task = tasks.shift();
    if (round % 2 === 0) redis.thaw();
    else redis.freeze();
    world.upstream.answerNext('GetCurrentMetricData', FAULTS.throttled);
    // Before the many that take all quota.
    await transfer(client, CONTACTS.endedTask, { quickConnectId: QUICK_CONNECTS.flow });
    if (task !== undefined) await transfer(client, task, { queueId: QUEUES.billing });
    await Promise.all([
      ...times(TRANSFERS_AT_ONCE, () =>
        transfer(client, CONTACTS.voice, { queueId: QUEUES.billing }),
      ),
      ...times(SEARCHES_AT_ONCE, () => client.send('{ contacts { nodes { id } } }')),
      ...times(READS_AT_ONCE, () => read(client, CONTACTS.urgentTask, 'references { __typename }')),
      read(
        client,
        CONTACTS.taskOfAmara,
        'queue { metrics { contactsInQueue } } agent { username }',
      ),
      transfer(client, CONTACTS.chat, { userId: USERS.amara }),
      client.send('{ queues { nodes { name } } users { nodes { username } } }'),
      client.send('{ nope }'),
      fetch(`${world.client.url}/nothing`),
      world.client.send('{ unknownField }'),
    ]);
    await loseCredentials(world, client);
  }
}

/** Has Connect reject the gateway's credentials, those new ones included, and waits until they are valid again. */
async function loseCredentials({ upstream }: World, client: SignedIn): Promise<void> {
  const rejection = exception('ExpiredTokenException', 403);
  upstream.answerNext('DescribeInstance', rejection, rejection);
  while ((await client.send('{ instance { alias } }')).errors.length > 0) await pause(200);
}

interface SignedIn {
  send(query: string, variables?: Readonly<Record<string, unknown>>): Promise<GatewayAnswer>;
}

function signedIn({ client }: World, token: string): SignedIn {
  const headers = { authorization: `Bearer ${token}` };
  return { send: (query, variables = {}) => client.send(query, variables, headers) };
}

/** What fails each time. */
function spoiltAnswer({ operation, body }: UpstreamCall): Answer | undefined {
  // Often enough to open the circuit.
  if (operation === 'ListContactReferences') return FAULTS.resetBefore;
  // A transfer that cannot be read back, so its outcome is unknown.
  if (body?.['ContactId'] === CONTACTS.endedTask) return FAULTS.resetBefore;
  return undefined;
}

function times<Result>(count: number, work: () => Result): Result[] {
  return Array.from({ length: count }, work);
}

async function read(client: SignedIn, contactId: string, fields: string): Promise<unknown> {
  return client.send(`{ contact(id: "${contactId}") { ${fields} } }`);
}

/** The tokens differ, so each is a separate transfer. */
async function transfer(client: SignedIn, contactId: string, target: object): Promise<unknown> {
  const input = { contactId, target, clientToken: crypto.randomUUID() };
  return client.send(TransferContactDocument.toString(), { input });
}

/** An audit log on a disk that is sometimes full. */
export function leakyAuditLog(): AuditLog {
  let records = 0;
  return {
    append() {
      records += 1;
      return records % 10 === 0 ? Promise.reject(new Error('ENOSPC')) : Promise.resolve();
    },
  };
}
