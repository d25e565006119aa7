import type { Judgement, Reply } from './reply.ts';

type Whole = Extract<Reply, { kind: 'whole' }>;

/** A GraphQL answer, read. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: unknown; readonly retryAfter?: unknown };
  }[];
}

/** An answer that says so much is not right: what is expected, and what came. */
export function wrong(expected: string, { status, body }: Whole): Judgement {
  return { wrong: `${expected} was expected, and ${status} came: ${body.slice(0, 2_000)}` };
}

/** The answer as JSON; nothing when it is none. */
export function parse(body: string): Answer | undefined {
  try {
    return JSON.parse(body) as Answer;
  } catch {
    return undefined;
  }
}

/** A rejection of a whole request, with its status and code. */
export function rejectedWith(status: number, code: string): (reply: Whole) => Judgement {
  return (reply) => {
    const codes = parse(reply.body)?.errors?.map(({ extensions }) => extensions?.code);
    const isSo = reply.status === status && codes?.length === 1 && codes[0] === code;
    return isSo ? { outcome: 'rejected' } : wrong(`${status} ${code}`, reply);
  };
}

/** What is amiss when errors are all that is amiss, and all of them are honest; nothing when there is more to it. */
export function honestFailure({ errors = [] }: Answer): Judgement | undefined {
  const codes = errors.map(({ extensions = {} }) =>
    extensions.code === 'THROTTLED' && Number(extensions.retryAfter) < 1 ? '' : extensions.code,
  );
  if (codes.length === 0) return undefined;
  if (codes.every((code) => code === 'THROTTLED')) return { outcome: 'throttled' };
  const isHonest = codes.every((code) => code === 'THROTTLED' || code === 'UPSTREAM_UNAVAILABLE');
  return isHonest ? { outcome: 'unavailable' } : undefined;
}

/** Data without errors that satisfy a condition, or an honest failure. */
export function dataWhere(
  expected: string,
  holds: (data: Readonly<Record<string, unknown>>) => boolean,
): (reply: Whole) => Judgement {
  return (reply) => {
    const answer = reply.status === 200 ? parse(reply.body) : undefined;
    if (answer === undefined) return wrong(expected, reply);
    const failure = honestFailure(answer);
    if (failure !== undefined) return failure;
    const isRight = answer.errors === undefined && answer.data != null && holds(answer.data);
    return isRight ? { outcome: 'answered' } : wrong(expected, reply);
  };
}
