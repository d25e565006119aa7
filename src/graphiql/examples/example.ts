/** A document with variables that suit the built-in contact centre. */
export interface Example {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}
