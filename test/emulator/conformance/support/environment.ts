import { z } from 'zod';

/** Each variable of an AWS run, and what it must name. */
const variables = {
  AWS_REGION: 'the region of the instance',
  CONFORMANCE_INSTANCE_ID: 'an instance whose contacts may be started and stopped',
  CONFORMANCE_QUEUE_ID: 'a queue',
  CONFORMANCE_OTHER_QUEUE_ID: 'another queue',
  CONFORMANCE_USER_ID: 'a user',
  CONFORMANCE_INBOUND_FLOW_ID: 'a flow of type CONTACT_FLOW, which keeps a task waiting',
  CONFORMANCE_QUEUE_TRANSFER_FLOW_ID: 'a flow of type QUEUE_TRANSFER',
  CONFORMANCE_USER_TRANSFER_FLOW_ID: 'a flow of type AGENT_TRANSFER',
  CONFORMANCE_HOLD_FLOW_ID: 'a flow of type CUSTOMER_HOLD, which cannot take a transfer',
} as const;

const named = z.string().min(1);
const environment = z.object({
  AWS_REGION: named,
  CONFORMANCE_INSTANCE_ID: named,
  CONFORMANCE_QUEUE_ID: named,
  CONFORMANCE_OTHER_QUEUE_ID: named,
  CONFORMANCE_USER_ID: named,
  CONFORMANCE_INBOUND_FLOW_ID: named,
  CONFORMANCE_QUEUE_TRANSFER_FLOW_ID: named,
  CONFORMANCE_USER_TRANSFER_FLOW_ID: named,
  CONFORMANCE_HOLD_FLOW_ID: named,
  CONFORMANCE_VOICE_CONTACT_ID: named.optional(),
}) satisfies z.ZodType<Record<keyof typeof variables, string>>;

/** What an AWS run knows about its instance. */
export type AwsEnvironment = z.infer<typeof environment>;

/**
 * Reads the variables of an AWS run. Without any `CONFORMANCE_…` variable the run is against the
 * emulator, and the answer is undefined. With some but not all of them it throws one error that
 * names every missing one. It also throws when test files run in parallel, because their calls
 * would add up to more than the account's rate.
 */
export function readAwsEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): AwsEnvironment | undefined {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  if (!Object.keys(set).some((name) => name.startsWith('CONFORMANCE_'))) return undefined;

  const parsed = environment.safeParse(set);
  if (parsed.success) {
    const parallel = set['JEST_WORKER_ID'] !== undefined && set['JEST_WORKER_ID'] !== '1';
    if (parallel) throw new Error('Against AWS run one file at a time: jest --runInBand');
    return parsed.data;
  }
  const missing = Object.entries(variables).filter(([name]) => set[name] === undefined);
  throw new Error(
    ['To run the conformance suite against AWS, also set:']
      .concat(missing.map(([name, what]) => `  ${name}: ${what}`))
      .join('\n'),
  );
}
