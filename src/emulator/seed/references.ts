import type { SeedShape } from './schema.ts';

type Kind =
  | 'queue'
  | 'standard queue'
  | 'user'
  | 'routing profile'
  | 'contact flow'
  | 'quick connect'
  | 'contact';

interface Item {
  readonly id: string;
  readonly instanceId?: string | undefined;
}

/** Issues between the parts of a seed whose shape is right: duplicate ids, dangling references, circles, contradictions. */
export function findReferenceIssues(seed: SeedShape): string[] {
  return [
    ...duplicates(seed),
    ...danglingReferences(seed),
    ...circles(seed),
    ...impossibleStates(seed),
  ];
}

function duplicates(seed: SeedShape): string[] {
  const groups: readonly (readonly [readonly string[], string])[] = [
    [['instances'], 'instance'],
    // The agent queue of a user has the user's id, so queues and users share one set of ids.
    [['queues', 'users'], 'queue or user'],
    [['routingProfiles'], 'routing profile'],
    [['hoursOfOperations'], 'hours of operation'],
    [['agentStatuses'], 'agent status'],
    [['contactFlows'], 'contact flow'],
    [['quickConnects'], 'quick connect'],
    [['contacts'], 'contact'],
  ];
  const collections = new Map<string, readonly Item[]>(Object.entries(seed));
  return groups.flatMap(([names, kind]) => {
    const seen = new Set<string>();
    return names.flatMap((name) =>
      (collections.get(name) ?? []).flatMap(({ id }, index) => {
        if (seen.has(id)) return [`${name}[${index}].id: another ${kind} has the id "${id}"`];
        seen.add(id);
        return [];
      }),
    );
  });
}

function danglingReferences(seed: SeedShape): string[] {
  const issues: string[] = [];
  const home = seed.instances[0]?.id ?? '';
  const instances = new Set(seed.instances.map(({ id }) => id));
  const keys = (items: readonly Item[]): Set<string> =>
    new Set(items.map((item) => `${item.instanceId ?? home} ${item.id}`));
  const known: Readonly<Record<Kind, ReadonlySet<string>>> = {
    queue: keys([...seed.queues, ...seed.users]),
    'standard queue': keys(seed.queues),
    user: keys(seed.users),
    'routing profile': keys(seed.routingProfiles),
    'contact flow': keys(seed.contactFlows),
    'quick connect': keys(seed.quickConnects),
    contact: keys(seed.contacts),
  };
  /** References never leave the instance of the object that holds them. */
  const refer = (path: string, holder: Item, kind: Kind, id: string | undefined): void => {
    if (id === undefined || known[kind].has(`${holder.instanceId ?? home} ${id}`)) return;
    issues.push(`${path}: no ${kind} with id "${id}" in this instance`);
  };
  for (const [name, items] of Object.entries(seed)) {
    if (name === 'instances') continue;
    for (const [index, item] of (items as readonly Item[]).entries()) {
      if (item.instanceId !== undefined && !instances.has(item.instanceId)) {
        issues.push(`${name}[${index}].instanceId: no instance with id "${item.instanceId}"`);
      }
    }
  }
  for (const [index, queue] of seed.queues.entries()) {
    for (const [place, quickConnectId] of queue.quickConnectIds.entries()) {
      refer(`queues[${index}].quickConnectIds[${place}]`, queue, 'quick connect', quickConnectId);
    }
  }
  for (const [index, profile] of seed.routingProfiles.entries()) {
    const path = `routingProfiles[${index}]`;
    const { defaultOutboundQueueId } = profile;
    refer(`${path}.defaultOutboundQueueId`, profile, 'standard queue', defaultOutboundQueueId);
    for (const list of ['queues', 'manualAssignmentQueues'] as const) {
      for (const [place, { queueId }] of profile[list].entries()) {
        refer(`${path}.${list}[${place}].queueId`, profile, 'standard queue', queueId);
      }
    }
  }
  for (const [index, user] of seed.users.entries()) {
    refer(`users[${index}].routingProfileId`, user, 'routing profile', user.routingProfileId);
  }
  for (const [index, flow] of seed.contactFlows.entries()) {
    refer(`contactFlows[${index}].queueId`, flow, 'queue', flow.queueId);
  }
  for (const [index, connect] of seed.quickConnects.entries()) {
    const path = `quickConnects[${index}]`;
    if (connect.type === 'USER') refer(`${path}.userId`, connect, 'user', connect.userId);
    if (connect.type === 'QUEUE') refer(`${path}.queueId`, connect, 'queue', connect.queueId);
    if (connect.type !== 'PHONE_NUMBER') {
      refer(`${path}.contactFlowId`, connect, 'contact flow', connect.contactFlowId);
    }
  }
  for (const [index, contact] of seed.contacts.entries()) {
    const path = `contacts[${index}]`;
    refer(`${path}.queueId`, contact, 'queue', contact.queueId);
    refer(`${path}.userId`, contact, 'user', contact.userId);
    refer(`${path}.previousContactId`, contact, 'contact', contact.previousContactId);
    refer(`${path}.relatedContactId`, contact, 'contact', contact.relatedContactId);
  }
  return issues;
}

/** A contact that comes before itself has no root. */
function circles(seed: SeedShape): string[] {
  const contacts = new Map(seed.contacts.map((contact) => [contact.id, contact]));
  return (['previousContactId', 'relatedContactId'] as const).flatMap((link) =>
    seed.contacts.flatMap((start, index) => {
      const visited = new Set<string>();
      let id = start[link];
      while (id !== undefined && id !== start.id && !visited.has(id)) {
        visited.add(id);
        id = contacts.get(id)?.[link];
      }
      return id === start.id ? [`contacts[${index}].${link}: leads back to this contact`] : [];
    }),
  );
}

/** The state of a contact at an agent takes an agent, and says whether the contact has ended. */
function impossibleStates(seed: SeedShape): string[] {
  return seed.contacts.flatMap(({ agentState, userId, disconnectTimestamp }, index) => {
    if (agentState === undefined) return [];
    const path = `contacts[${index}].agentState`;
    if (userId === undefined) return [`${path}: needs a userId`];
    const hasEnded = disconnectTimestamp !== undefined;
    if (agentState === 'ENDED' && !hasEnded) return [`${path}: ENDED needs a disconnectTimestamp`];
    const isOpen = !['ENDED', 'MISSED', 'REJECTED', 'ERROR'].includes(agentState);
    return isOpen && hasEnded ? [`${path}: ${agentState} contradicts the disconnectTimestamp`] : [];
  });
}
