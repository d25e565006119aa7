import type { z } from 'zod';
import { readableParts } from './seed/readable-parts.ts';
import { findReferenceIssues } from './seed/references.ts';
import { seedSchema, type SeedShape } from './seed/schema.ts';

type Placed<T> = T & { readonly instanceId: string };

/** What the contact centre holds at the start; complete, checked, and every object in its instance. */
export interface Seed {
  readonly instances: readonly SeedInstance[];
  readonly queues: readonly SeedQueue[];
  readonly routingProfiles: readonly SeedRoutingProfile[];
  readonly hoursOfOperations: readonly SeedHoursOfOperation[];
  readonly agentStatuses: readonly SeedAgentStatus[];
  readonly users: readonly SeedUser[];
  readonly contactFlows: readonly SeedContactFlow[];
  readonly quickConnects: readonly SeedQuickConnect[];
  readonly contacts: readonly SeedContact[];
}

export type SeedInstance = SeedShape['instances'][number];
export type SeedQueue = Placed<SeedShape['queues'][number]>;
export type SeedRoutingProfile = Placed<SeedShape['routingProfiles'][number]>;
export type SeedHoursOfOperation = Placed<SeedShape['hoursOfOperations'][number]>;
export type SeedAgentStatus = Placed<SeedShape['agentStatuses'][number]>;
export type SeedUser = Placed<SeedShape['users'][number]>;
export type SeedContactFlow = Placed<SeedShape['contactFlows'][number]>;
export type SeedQuickConnect = Placed<SeedShape['quickConnects'][number]>;
export type SeedContact = Placed<SeedShape['contacts'][number]>;

/** A seed that cannot be used. The message lists every issue, one a line, each with its path. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly issues: readonly string[];

  constructor(issues: readonly string[]) {
    super(issues.join('\n'));
    this.issues = issues;
  }
}

/**
 * Makes a seed of parsed JSON: fills in the defaults, and throws SeedError when something is missing,
 * misspelt, given twice or refers to nothing, with all issues at once. Parsing the JSON is the
 * caller's.
 */
export function parseSeed(json: unknown): Seed {
  const result = seedSchema.safeParse(json);
  if (!result.success) {
    const parts = readableParts(json);
    throw new SeedError([
      ...result.error.issues.map(describe),
      ...(parts === undefined ? [] : findReferenceIssues(parts)),
    ]);
  }
  const issues = findReferenceIssues(result.data);
  if (issues.length > 0) throw new SeedError(issues);
  const { instances, ...collections } = result.data;
  const home = instances[0]?.id ?? '';
  const place = <T extends { instanceId?: string | undefined }>(items: T[]): Placed<T>[] =>
    items.map((item) => ({ ...item, instanceId: item.instanceId ?? home }));
  return {
    instances,
    queues: place(collections.queues),
    routingProfiles: place(collections.routingProfiles),
    hoursOfOperations: place(collections.hoursOfOperations),
    agentStatuses: place(collections.agentStatuses),
    users: place(collections.users),
    contactFlows: place(collections.contactFlows),
    quickConnects: place(collections.quickConnects),
    contacts: place(collections.contacts),
  };
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.reduce<string>((before, key) => {
    if (typeof key === 'number') return `${before}[${key}]`;
    return before === '' ? String(key) : `${before}.${String(key)}`;
  }, '');
  return `${path === '' ? 'seed' : path}: ${issue.message}`;
}
