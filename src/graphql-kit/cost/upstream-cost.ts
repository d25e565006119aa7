import { Extensions } from 'type-graphql';

/** The names of all loaders, by the folder that has them: each folder adds its own by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the folders above this one
export interface LoaderNames {}

/** A loader, which reads from Connect by keys. Costs count its keys, not its calls. */
export type Loader = LoaderNames[keyof LoaderNames];

/** Keys of one instance that a loader is asked for at the same moment. */
export interface Load {
  readonly loader: Loader;
  readonly keys: number;
}

/** The objects that a field returns. */
export interface ReturnedObjects {
  /** Their type, where the field's own is abstract. */
  readonly type?: string;
  /** How many they are at most: of the field's own list, or of the lists in what it returns. One by default. */
  readonly entries?: number;
  /** The loader that they come out of, if they do: they are there once it has answered. */
  readonly from?: Loader;
  /** Those of their fields for which the contact is described: once for all of them. */
  readonly describeFields?: readonly string[];
}

/** The most that a field can cause for each object that it is resolved of. What it does not name, it does not do. */
export interface FieldCost {
  /** Calls to Connect that no loader makes. */
  readonly calls?: number;
  /** Calls that are never repeated, beside these. */
  readonly probes?: number;
  readonly loads?: readonly Load[];
  /** The characters of its value at most, of a text that can be long; of one of a list, on average. */
  readonly characters?: number;
  /** The field of the same object that has to be known first. */
  readonly dependsOn?: string;
  /** One for each type of an abstract one; types that are not named are never returned. */
  readonly returns?: readonly ReturnedObjects[];
}

/** What holds for a request as a whole, and decides what its fields cost. */
export interface CostTerms {
  /** How often a call is tried in all. */
  readonly maxAttempts: number;
  /** How often a contact is read at most until it shows what was written. */
  readonly readsAfterWrite: number;
  /** Whether the caller is restricted to some queues. */
  readonly isQueueRestricted: boolean;
  /** The instance that is used when the caller names none. */
  readonly defaultInstanceId: string;
}

/** A field as an operation asks for it. */
export interface RequestedField {
  /** After coercion. Empty when they cannot be coerced, for then the field is not resolved. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly terms: CostTerms;
  /** Whether none but the named fields of its object are asked for. */
  readonly selectsOnly: (names: readonly string[]) => boolean;
}

export type CostOfField = (requested: RequestedField) => FieldCost;

/** Under this key, fields of the schema tell in their `extensions` what they cost. */
export const UPSTREAM_COST = 'upstreamCost';

/**
 * Declares what a field costs at most. Each field with a resolver of its own has to; so has each list, for its length, and
 * each text that can have more than a few hundred characters.
 */
export function UpstreamCost(cost: FieldCost | CostOfField): ReturnType<typeof Extensions> {
  return Extensions({ [UPSTREAM_COST]: typeof cost === 'function' ? cost : () => cost });
}
