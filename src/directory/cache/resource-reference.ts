/** Refers to a resource of a Connect instance by its id. */
export interface ResourceReference {
  readonly instanceId: string;
  readonly id: string;
}

/** The key of a reference in caches and batches. */
export function keyOf({ instanceId, id }: ResourceReference): string {
  return JSON.stringify([instanceId, id]);
}
