import { Agent } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { QUEUES } from '../../test/support/ids.ts';
import { randomOf } from '../chaos/plan/random.ts';
import { AuditReader } from '../chaos/world/audit-reader.ts';
import { gatewayEnv } from '../chaos/world/gateway-env.ts';
import { startGatewayProcess } from '../chaos/world/gateway-process.ts';
import { post } from '../chaos/world/post.ts';
import type { Upstream } from '../chaos/world/upstream.ts';
import type { LoadKind, LoadRequest, Round } from './round.ts';

const CLIENTS = 12;

/** The body of each kind of request; all mutations have tokens. */
const BODIES: Readonly<Record<LoadKind, (contactId: string, clientToken: string) => object>> = {
  transfer: (contactId, clientToken) =>
    mutation('TransferContact', { contactId, clientToken, target: { queueId: QUEUES.billing } }),
  stop: (contactId, clientToken) => mutation('StopContact', { contactId, clientToken }),
  prioritize: (contactId, clientToken) =>
    mutation('UpdateContactRoutingData', { contactId, clientToken, routing: { queuePriority: 2 } }),
  read: (id) => ({
    query: 'query ($id: ID!) { contact(id: $id) { id active } }',
    variables: { id },
  }),
};

/** As many transfers as of all other kinds together. */
const KINDS = ['transfer', 'transfer', 'transfer', 'stop', 'prioritize', 'read'] as const;

function mutation(name: string, input: object): object {
  const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const selected = `__typename ... on ${name}Success { contactId }`;
  return {
    query: `mutation ($input: ${name}Input!) { ${field}(input: $input) { ${selected} } }`,
    variables: { input },
  };
}

/** Starts a gateway, puts it under load, and stops it in the middle. */
export async function runRound(
  upstream: Upstream,
  folder: string,
  seed: number,
  index: number,
): Promise<Round> {
  const random = randomOf(seed, index);
  const accepted = new Set<string>();
  const auditLog = join(folder, `audit-${index}.jsonl`);
  const env = { ...gatewayEnv(upstream.ways.A.proxy.url), AUDIT_LOG: auditLog };
  const gateway = startGatewayProcess(env, ({ msg, reqId }) => {
    if (msg === 'incoming request') accepted.add(String(reqId));
  });
  const url = await gateway.url;
  const requests: LoadRequest[] = [];
  const stopping = new AbortController();

  const client = async (number: number): Promise<void> => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    try {
      for (let count = 0; ; count += 1) {
        const requestId = `round-${index}.${number}.${count}`;
        const kind = random.pick(KINDS);
        const contactId = await upstream.startTask(requestId);
        const body = BODIES[kind](contactId, requestId);
        const before = !stopping.signal.aborted;
        const reply = await post({
          url,
          agent,
          body: JSON.stringify(body),
          requestId,
          ...(random.chance(0.3) && { uploadMs: random.int(1, 100) }),
        });
        const underWay = before && stopping.signal.aborted;
        requests.push({ requestId, kind, underWay, reply });
        if (reply.kind === 'broken' || reply.status === 503) return;
      }
    } finally {
      agent.destroy();
    }
  };
  const clients = Array.from({ length: CLIENTS }, (_, number) => client(number));
  await sleep(random.int(100, 600));
  const signalledAt = performance.now();
  stopping.abort();
  gateway.kill('SIGTERM');
  const { code, signal } = await gateway.ended;
  const stopMs = performance.now() - signalledAt;
  await Promise.all(clients);

  const audit = new AuditReader(auditLog);
  await audit.refresh();
  const openIntents = audit.entries
    .filter(({ outcomes }) => outcomes.length !== 1)
    .map(({ intent }) => intent.id);
  return {
    index,
    requests,
    accepted,
    code,
    signal,
    stderr: gateway.stderr(),
    stopMs,
    openIntents,
  };
}
