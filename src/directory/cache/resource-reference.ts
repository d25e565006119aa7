/** Something in a Connect instance, by its id. */
export interface ResourceReference {
  readonly instanceId: string;
  readonly id: string;
}

/** One string for a reference, by which caches and batches know it. */
export function keyOf({ instanceId, id }: ResourceReference): string {
  return JSON.stringify([instanceId, id]);
}
