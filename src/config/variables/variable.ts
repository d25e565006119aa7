import type { z } from 'zod';

/**
 * A variable of the environment: how its text is parsed, and what docs/configuration.md says of it. The page adds the
 * default, the range and the choices, as the schema has them.
 */
export interface Variable {
  /** Parses the text. A simple default is its `prefault`, which is parsed like any other text. */
  readonly schema: z.ZodType;
  /** What the variable does, in Markdown; its links begin at docs/. */
  readonly meaning: string;
  /** What holds without the variable, where that is not one value. */
  readonly byDefault?: string;
  readonly example?: string;
}

/** Variables by their names. */
export type Variables = Readonly<Record<string, Variable>>;

/** What zod makes an object's schema of. */
type ShapeOf<Group extends Variables> = {
  readonly [Name in keyof Group]: Group[Name]['schema'];
};

export function shapeOf<Group extends Variables>(variables: Group): ShapeOf<Group> {
  const entries = Object.entries(variables).map(([name, { schema }]) => [name, schema] as const);
  return Object.fromEntries(entries) as ShapeOf<Group>;
}
