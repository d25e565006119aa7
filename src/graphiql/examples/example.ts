/** A document to run, as a tab of GraphiQL shows it. */
export interface Example {
  readonly document: string;
  /** For the built-in contact centre. */
  readonly builtIn: {
    /** What the tab is there to show: comments of GraphQL, in lines of their own. */
    readonly about: string;
    readonly variables: Readonly<Record<string, unknown>>;
  };
  /** For any other contact centre, whose ids are not known here. */
  readonly other: {
    readonly about: string;
    /** JSON with comments that say what to put in. */
    readonly variables: string;
  };
}
