import { z } from 'zod';
import { id } from './common.ts';
import { seedSchema, type SeedShape } from './schema.ts';

/** What stands in for an item that breaks its schema: it refers to nothing. */
const standIns: Readonly<Record<keyof SeedShape, object>> = {
  instances: {},
  queues: { name: '-' },
  routingProfiles: { name: '-' },
  hoursOfOperations: { name: '-' },
  agentStatuses: { name: '-' },
  users: { username: '-' },
  contactFlows: { name: '-' },
  quickConnects: { name: '-', type: 'PHONE_NUMBER', phoneNumber: '-' },
  contacts: {},
};

const identity = z.object({ id, instanceId: id.optional().catch(undefined) });
const anyList = seedSchema.partial();
const lists = z.record(z.string(), z.array(z.unknown()));

/**
 * The parts of a seed with issues that can be checked for references nonetheless. Each item that is
 * not well-formed is replaced by one with its id, so that the others can refer to it. Nothing where
 * a list is none, or an instance has no id: what the items refer to is not known then.
 */
export function readableParts(json: unknown): SeedShape | undefined {
  const given = lists.safeParse(json);
  if (!given.success) return undefined;
  if (!given.data['instances']?.every((instance) => identity.safeParse(instance).success)) {
    return undefined;
  }
  const parts = Object.entries(standIns).map(([name, standIn]) => {
    const isWellFormed = (item: unknown): boolean => anyList.safeParse({ [name]: [item] }).success;
    const items = (given.data[name] ?? []).map((item, index) =>
      isWellFormed(item) ? item : { ...standIn, ...identityOf(item, `${name}[${index}]`) },
    );
    return [name, items];
  });
  return seedSchema.safeParse(Object.fromEntries(parts)).data;
}

/** The id of an item, or one that nothing refers to; instances have no instance. */
function identityOf(item: unknown, otherwise: string): z.output<typeof identity> {
  const { data = { id: otherwise } } = identity.safeParse(item);
  return data;
}
