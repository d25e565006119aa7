import { Extensions } from 'type-graphql';

/** The names of all loaders, by folder: each folder adds its own by declaration merging. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the folders above this one
export interface LoaderNames {}

/** A loader, which reads from Connect by key. Costs count its keys, not its calls. */
export type Loader = LoaderNames[keyof LoaderNames];

/** Keys of one instance that are requested from a loader in the same batch. */
export interface Load {
  readonly loader: Loader;
  readonly keys: number;
  /**
   * Whether all fields of an object that declare this load the same keys: it counts once per object, however many of them
   * are selected. Only for loaders whose calls do not depend on batches.
   */
  readonly shared?: true;
}

/** The objects that a field returns. */
export interface ReturnedObjects {
  /** Their type, if the field's own type is abstract. */
  readonly type?: string;
  /** The maximum number: of the field's own list, or of the lists in what it returns. One by default. */
  readonly entries?: number;
  /** The loader that returns them, if one does: they are available after its batch. */
  readonly from?: Loader;
  /** Fields of these objects that require DescribeContact, which is called once for all of them. */
  readonly describeFields?: readonly string[];
}

/** The maximum upstream cost of a field per object that it is resolved on. Absent members cost nothing. */
export interface FieldCost {
  /** Calls to Connect outside of loaders. */
  readonly calls?: number;
  /** Additional calls that are never retried. */
  readonly probes?: number;
  readonly loads?: readonly Load[];
  /** The max length of its value in characters, for text that can be long; for a list, the average per entry. */
  readonly characters?: number;
  /** The field of the same object that must be resolved first. */
  readonly dependsOn?: string;
  /** One per possible type of an abstract one. Types that are not listed are never returned. */
  readonly returns?: readonly ReturnedObjects[];
}

/** The settings of a whole request that decide what its fields cost. */
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
  /** After coercion. Empty when they cannot be coerced, because then the field is not resolved. */
  readonly args: Readonly<Record<string, unknown>>;
  readonly terms: CostTerms;
  /** Whether only the named fields of its object are selected. */
  readonly selectsOnly: (names: readonly string[]) => boolean;
}

export type CostOfField = (requested: RequestedField) => FieldCost;

/** The key of a field's cost in its `extensions`. */
export const UPSTREAM_COST = 'upstreamCost';

/**
 * Declares the max cost of a field. It is required for each field with its own resolver, for each list, because of its
 * length, and for each text that can have more than a few hundred characters.
 */
export function UpstreamCost(cost: FieldCost | CostOfField): ReturnType<typeof Extensions> {
  return Extensions({ [UPSTREAM_COST]: typeof cost === 'function' ? cost : () => cost });
}
