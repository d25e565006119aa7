/** For Graphcache's option `keys`: the types without an id, which it keeps within the object that they were read from. */
export declare const keys: Readonly<Record<string, () => null>>;
