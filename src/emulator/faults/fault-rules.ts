import { z } from 'zod';
import { operations } from '../operations/index.ts';

const maxRules = 1_000;
const maxStallMs = 600_000;

const answers = ['exception', 'status', 'reset', 'truncate'] as const;

const fault = z
  .strictObject({
    exception: z
      .string()
      .regex(
        /^[A-Z][A-Za-z]{0,99}$/,
        'must be the name of an exception, such as AccessDeniedException',
      )
      .optional()
      .describe('The exception that is answered, with its status. Nothing is executed.'),
    status: z
      .int()
      .min(200)
      .max(599)
      .optional()
      .describe('The status of a page of HTML, as of a proxy. Nothing is executed.'),
    reset: z
      .enum(['before', 'after'])
      .optional()
      .describe('The connection is reset: before anything is executed, or after it was.'),
    truncate: z
      .boolean()
      .optional()
      .describe('Executed; the connection breaks in the middle of the body.'),
    stallMs: z
      .int()
      .min(0)
      .max(maxStallMs)
      .optional()
      .describe('How much later the answer is sent. Alone: executed at once, and answered late.'),
    retryAfter: z
      .int()
      .min(0)
      .max(86_400)
      .optional()
      .describe('The seconds of a Retry-After header, with an exception or a status.'),
  })
  .check(({ value, issues }) => {
    const given = answers.filter((name) => value[name] !== undefined && value[name] !== false);
    const reject = (path: string, message: string): void => {
      issues.push({ code: 'custom', input: value, path: [path], message });
    };
    for (const name of given.slice(1)) reject(name, `cannot be combined with ${given[0]}`);
    if (given.length === 0 && value.stallMs === undefined) {
      const message = `give one of ${answers.join(', ')}, or stallMs`;
      issues.push({ code: 'custom', input: value, path: [], message });
    }
    if (value.retryAfter !== undefined && !value.exception && value.status === undefined) {
      reject('retryAfter', 'needs an exception or a status');
    }
  });

/** One rule: which calls of an operation are answered otherwise, and how. */
export const faultRule = z.strictObject({
  operation: z.enum([...operations.keys()]).describe('An operation that is emulated.'),
  contactId: z
    .string()
    .min(1)
    .max(256)
    .optional()
    .describe('Only calls whose ContactId this is; for operations without one, InitialContactId.'),
  nth: z
    .int()
    .min(1)
    .optional()
    .describe('The first call that it applies to, from 1; alone, only that one.'),
  times: z.int().min(1).optional().describe('To how many calls it applies; to all when absent.'),
  fault,
});

/** All rules, in order: the first one that applies to a call is used. */
export const faultRuleList = z.strictObject({ rules: z.array(faultRule).max(maxRules) });

export type Fault = z.output<typeof fault>;
export type FaultRule = z.output<typeof faultRule>;

/** A rule with what it has seen. */
export interface CountedRule extends FaultRule {
  /** The calls of its operation, and of its contact if it names one, whichever rule was used. */
  readonly matched: number;
  /** The calls that were answered by it. */
  readonly applied: number;
}

/** The rules by which calls are answered otherwise. */
export class FaultRules {
  #rules: CountedRule[] = [];

  get rules(): readonly CountedRule[] {
    return this.#rules;
  }

  /** Replaces all rules; counts begin at 0. */
  replace(rules: readonly FaultRule[]): void {
    this.#rules = rules.map((rule) => ({ ...rule, matched: 0, applied: 0 }));
  }

  /** Counts a call, and returns what happens to it; nothing: it is answered as always. */
  next(operation: string, contactId: () => unknown): Fault | undefined {
    let used: Fault | undefined;
    this.#rules = this.#rules.map((rule) => {
      if (rule.operation !== operation) return rule;
      if (rule.contactId !== undefined && rule.contactId !== contactId()) return rule;
      const matched = rule.matched + 1;
      const applies = used === undefined && isInRange(rule, matched);
      if (applies) used = rule.fault;
      return { ...rule, matched, applied: rule.applied + (applies ? 1 : 0) };
    });
    return used;
  }
}

/** Whether a rule applies to a call by its number. */
function isInRange({ nth, times }: FaultRule, call: number): boolean {
  const first = nth ?? 1;
  const count = times ?? (nth === undefined ? Infinity : 1);
  return call >= first && call < first + count;
}
