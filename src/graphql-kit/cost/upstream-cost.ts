import { Extensions } from 'type-graphql';

/** The names of all loaders, by the folder that has them: each folder adds its own by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the folders above this one
export interface LoaderNames {}

/** A loader, which reads from Connect by keys. Costs count its keys, not its calls. */
export type Loader = LoaderNames[keyof LoaderNames];

/** Keys of one instance that are requested from a loader in the same batch. */
export interface Load {
  readonly loader: Loader;
  readonly keys: number;
}

/** The objects that a field returns. */
export interface ReturnedObjects {
  /** Their type, where the field's own is abstract. */
  readonly type?: string;
  /** The maximum number: of the field's own list, or of the lists in what it returns. One by default. */
  readonly entries?: number;
  /** The loader that returns them, if one does: they are available after its batch. */
  readonly from?: Loader;
  /** Those of their fields for which the contact is described: once for all of them. */
  readonly describeFields?: readonly string[];
}

/** The maximum upstream cost of a field for each object that it is resolved on. What is absent costs nothing. */
export interface FieldCost {
  /** Calls to Connect outside of loaders. */
  readonly calls?: number;
  /** Calls that are never retried, in addition. */
  readonly probes?: number;
  readonly loads?: readonly Load[];
  /** The characters of its value at most, of a text that can be long; of one of a list, on average. */
  readonly characters?: number;
  /** The field of the same object that must be resolved first. */
  readonly dependsOn?: string;
  /** One for each type of an abstract one; types that are not named are never returned. */
  readonly returns?: readonly ReturnedObjects[];
}

/** What holds for a request as a whole, and decides what its fields cost. */
export interface CostTerms {
  /** The maximum number of attempts of a call. */
  readonly maxAttempts: number;
  /** The maximum number of reads of a contact until they return a write. */
  readonly readsAfterWrite: number;
  /** Whether the caller is restricted to some queues. */
  readonly isQueueRestricted: boolean;
  /** The instance that is used when the caller names none. */
  readonly defaultInstanceId: string;
}

/** A field as an operation requests it. */
export interface RequestedField {
  /** After coercion. Empty when they cannot be coerced, for then the field is not resolved. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly terms: CostTerms;
  /** Whether only the named fields of its object are selected. */
  readonly selectsOnly: (names: readonly string[]) => boolean;
}

export type CostOfField = (requested: RequestedField) => FieldCost;

/** The key in the `extensions` of fields under which their cost stands. */
export const UPSTREAM_COST = 'upstreamCost';

/**
 * Declares what a field costs at most. Each field with a resolver of its own has to; so has each list, for its length, and
 * each text that can have more than a few hundred characters.
 */
export function UpstreamCost(cost: FieldCost | CostOfField): ReturnType<typeof Extensions> {
  return Extensions({ [UPSTREAM_COST]: typeof cost === 'function' ? cost : () => cost });
}
