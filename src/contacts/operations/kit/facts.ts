/**
 * Something that Connect shows about a contact or a user, as a name and values: `['paused']`, `['agent', id]`,
 * `['tag', key, value]`.
 */
export type Fact = readonly [name: string, ...values: string[]];

/** In place of facts of which Connect shows too little to prove or to disprove them. */
export const UNDECIDED: Fact = ['undecided'];

/** Whether what Connect shows neither proves nor disproves some facts. */
export function isUndecided(shown: readonly Fact[]): boolean {
  return shown.includes(UNDECIDED);
}

/** What Connect shows once an operation was applied. */
export interface ExpectedFacts {
  readonly present?: readonly Fact[];
  readonly absent?: readonly Fact[];
}

/** Whether the facts that Connect shows are those that an operation brings about, by whatever call they were reached. */
export function isApplied(
  { present = [], absent = [] }: ExpectedFacts,
  shown: readonly Fact[],
): boolean {
  const texts = new Set(shown.map(textOf));
  return (
    present.every((fact) => texts.has(textOf(fact))) &&
    absent.every((fact) => !texts.has(textOf(fact)))
  );
}

/** The facts of an intent in the audit log, as texts, or as keyed digests where they are customer data. */
export interface RecordedFacts {
  readonly present: string[];
  readonly absent: string[];
  /** Identifies the key of the digests; absent for plain texts, `none` if the facts were too many to record. */
  readonly key?: string | undefined;
}

/** Makes keyed digests, which only gateways with the same secret can compute. */
export interface FactDigest {
  /** Identifies the key, and reveals nothing about it. */
  readonly key: string;
  readonly of: (text: string) => string;
}

/** @param of a keyed digest. */
export function factDigest(of: (text: string) => string): FactDigest {
  return { key: of('').slice(0, KEY_LENGTH), of };
}

/** Long enough that two secrets of one company differ in it. */
const KEY_LENGTH = 12;

/**
 * The max number of facts in an intent. A caller can request many more in one body, and a report holds thousands of intents
 * in memory.
 */
const MAX_RECORDED = 500;

/** In place of the id of a key: the facts were too many to record, so that no process can compare them. */
const TOO_MANY = 'none';

/** @param digest how to hide the facts; absent for facts that hold nothing but ids and states. */
export function recordFacts(
  { present = [], absent = [] }: ExpectedFacts,
  digest: FactDigest | undefined,
): RecordedFacts {
  if (present.length + absent.length > MAX_RECORDED) {
    return { present: [], absent: [], key: TOO_MANY };
  }
  const record = (fact: Fact): string => hidden(textOf(fact), digest);
  return {
    present: present.map(record),
    absent: absent.map(record),
    ...(digest && { key: digest.key }),
  };
}

/**
 * The same as `isApplied`, for facts that another process recorded.
 *
 * @returns `undefined` when they were recorded with another key, or not at all, so that they cannot be compared.
 */
export function isRecordedApplied(
  { present, absent, key }: RecordedFacts,
  shown: readonly Fact[],
  digest: FactDigest,
): boolean | undefined {
  if (key !== undefined && key !== digest.key) return undefined;
  const texts = new Set(
    shown.map((fact) => hidden(textOf(fact), key === undefined ? undefined : digest)),
  );
  return present.every((text) => texts.has(text)) && absent.every((text) => !texts.has(text));
}

function hidden(text: string, digest: FactDigest | undefined): string {
  return digest === undefined ? text : digest.of(text);
}

function textOf(fact: Fact): string {
  return JSON.stringify(fact);
}
