import type { AgentRecord } from '../../../src/emulator/store/agent-store.ts';
import type { ContactRecord } from '../../../src/emulator/store/contact-record.ts';
import type { Random } from '../plan/random.ts';

/** The input of a mutation, as variables. */
export type ChaosInput = Readonly<Record<string, unknown>>;

/** In which state the contact of a schedule is when the schedule begins. */
export const BEGINNINGS = [
  'queued',
  'paused',
  'scheduled',
  'about to start',
  'recorded',
  'recording suspended',
] as const;
export type Beginning = (typeof BEGINNINGS)[number];

/** What the emulator knows of the contact or the user of a schedule. */
export type SubjectState =
  | { readonly subject: 'contact'; readonly contact: ContactRecord }
  | ({ readonly subject: 'user' } & UserState);

/** A user as an agent, and the ids of the contacts in the user's list. */
export interface UserState {
  readonly agent: AgentRecord;
  readonly listed: readonly string[];
}

/** How the emulator shows with which token a contact was made. */
export interface TokenMark {
  /** The name of the contact, or the user that it is made for. */
  readonly key: string;
  /** What the input has for it. */
  readonly input: ChaosInput;
}

/** What a success promises: a state, that its token was honoured, or that the call was executed, which no read shows. */
export type Promised = 'state' | 'token' | 'idempotent';

/** The contact or the user of a schedule. */
export interface Subject {
  readonly id: string;
  /** When the schedule began, by the clock of the emulator. */
  readonly startedAt: Date;
}

/** What one request wants. */
export interface DrawnChange {
  readonly operation: string;
  readonly promise: Promised;
  /** Everything that was drawn. */
  readonly values: object;
  /** The input of the mutation, without the token. */
  input(subject: Subject): ChaosInput;
  /** For a change that makes a contact: how to recognize one that was made with a token. */
  readonly markOf?: (token: string) => TokenMark;
  /** Whether a contact is read before the call, for what the input leaves out. */
  readonly readsBefore?: boolean;
  /** Whether the state holds that a success brings about; never for an operation that makes a contact. */
  holds(state: SubjectState, subject: Subject): boolean;
}

/** An operation as schedules use it: how inputs are drawn, and how its promise is judged by the emulator's state. */
export interface ChaosOperation {
  /** Connect's name of it. */
  readonly operation: string;
  readonly promise: Promised;
  /** What an input names; `nothing` for an operation that makes a new contact, of which the emulator shows the name. */
  readonly subject: 'contact' | 'user' | 'nothing';
  /** The state of the contact in which the operation is likely to succeed. */
  readonly begins: Beginning;
  draw(random: Random): DrawnChange;
}

/** An operation whose success brings about a state of a contact. */
export function changesContact<Values extends object>(row: {
  readonly operation: string;
  /** A state by default: one that reads of Connect show. */
  readonly promise?: 'state' | 'idempotent';
  readonly begins?: Beginning;
  readonly readsBefore?: boolean;
  readonly draw: (random: Random) => Values;
  readonly input: (values: Values, subject: Subject) => ChaosInput;
  readonly holds: (values: Values, contact: ContactRecord, subject: Subject) => boolean;
}): ChaosOperation {
  const { operation, promise = 'state', begins = 'queued', readsBefore = false } = row;
  return {
    operation,
    promise,
    subject: 'contact',
    begins,
    draw(random) {
      const values = row.draw(random);
      return {
        operation,
        promise,
        values,
        readsBefore,
        input: (subject) => ({ contactId: subject.id, ...row.input(values, subject) }),
        holds: (state, subject) =>
          state.subject === 'contact' && row.holds(values, state.contact, subject),
      };
    },
  };
}

/** An operation whose success is a state of a user. */
export function changesUser<Values extends object>(row: {
  readonly operation: string;
  readonly draw: (random: Random) => Values;
  readonly input: (values: Values, subject: Subject) => ChaosInput;
  readonly holds: (values: Values, user: UserState) => boolean;
}): ChaosOperation {
  const { operation } = row;
  return {
    operation,
    promise: 'state',
    subject: 'user',
    begins: 'queued',
    draw(random) {
      const values = row.draw(random);
      return {
        operation,
        promise: 'state',
        values,
        input: (subject) => ({ userId: subject.id, ...row.input(values, subject) }),
        holds: (state) => state.subject === 'user' && row.holds(values, state),
      };
    },
  };
}

/** An operation that makes a contact, at most one with each token. Without `markOf`, the token is the name of the contact. */
export function makesContact<Values extends object>(row: {
  readonly operation: string;
  readonly draw: (random: Random) => Values;
  readonly input: (values: Values) => ChaosInput;
  readonly markOf?: (token: string) => TokenMark;
}): ChaosOperation {
  const { operation, markOf = namedByToken } = row;
  return {
    operation,
    promise: 'token',
    subject: 'nothing',
    begins: 'queued',
    draw(random) {
      const values = row.draw(random);
      return {
        operation,
        promise: 'token',
        values,
        input: () => row.input(values),
        markOf,
        holds: () => false,
      };
    },
  };
}

function namedByToken(token: string): TokenMark {
  return { key: token, input: { name: token } };
}
