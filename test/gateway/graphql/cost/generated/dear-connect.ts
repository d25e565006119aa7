import { PAGES_BY_IDS, PAGES_OF_WHOLE_LIST } from '../../../../../src/connect/read-all.ts';
import { OPERATIONS } from '../../../../../src/contacts/operations/index.ts';
import { exception, relay, reset } from '../../../../support/answers.ts';
import type { Answer } from '../../../../support/exchange.ts';
import type { RecordingProxy } from '../../../../support/recording-proxy.ts';
import type { UpstreamCall } from '../../../../support/upstream-call.ts';

/** The ways in which Connect can make reads dearer than they have to be. */
export const MOODS = [
  /** Each list goes on for as long as it is read. */
  'long lists',
  /** A search for ids sees none of them. */
  'blind searches',
  /** Queues are unknown to it, so that each may be a user's own. */
  'queues hidden',
  /** What is asked for live state is unknown to it at first. */
  'live state unavailable',
  /** The answer to a mutation does not come back. */
  'answers lost',
  /** A mutation does not reach Connect. */
  'mutations lost',
  /** Contacts are not found. */
  'contacts hidden',
] as const;
export type Mood = (typeof MOODS)[number];

const MUTATIONS = new Set(OPERATIONS.map(({ name }) => name));
const PAGING = ['NextToken', 'MaxResults'];
const LIVE = ['GetCurrentMetricData', 'GetCurrentUserData'];
const isSearchByIds = ({ body }: UpstreamCall): boolean =>
  /"FieldName":"resourceI[dD]"/.test(JSON.stringify(body ?? {}));
const isList = ({ operation }: UpstreamCall): boolean => /^(List|Search)/.test(operation);

/** Makes the Connect of a world dear in some ways, until it is told of others. */
export function makeDear(upstream: RecordingProxy): (moods: readonly Mood[]) => void {
  let moods: readonly Mood[] = [];
  /** How often each thing was asked for. */
  let asked = new Map<string, number>();

  const countOf = ({ operation, path, body }: UpstreamCall): number => {
    const what = Object.entries(body ?? {}).filter(([name]) => !PAGING.includes(name));
    const key = JSON.stringify([operation, path, what]);
    const count = asked.get(key) ?? 0;
    asked.set(key, count + 1);
    return count;
  };
  upstream.answerBy((call) => {
    const isLive = LIVE.includes(call.operation);
    const isByIds = isLive || isSearchByIds(call);
    const isSet = (mood: Mood): boolean => moods.includes(mood);

    if (MUTATIONS.has(call.operation) && isSet('answers lost')) return lost;
    if (MUTATIONS.has(call.operation) && isSet('mutations lost')) return reset;
    if (call.operation === 'DescribeContact' && isSet('contacts hidden')) return UNKNOWN;
    if (call.operation === 'DescribeQueue' && isSet('queues hidden')) return UNKNOWN;
    if (isLive && isSet('live state unavailable')) {
      const step = countOf(call) % (2 * PAGES_BY_IDS);
      if (step === PAGES_BY_IDS - 1) return UNKNOWN;
      return page(step % PAGES_BY_IDS, PAGES_BY_IDS);
    }
    if (call.operation === 'SearchQueues' && isByIds && isSet('blind searches')) {
      const step = isSet('long lists') ? countOf(call) % PAGES_BY_IDS : PAGES_BY_IDS - 1;
      return nothing(step, PAGES_BY_IDS);
    }
    if ((isLive || isList(call)) && isSet('long lists')) {
      const pages = isByIds ? PAGES_BY_IDS : PAGES_OF_WHOLE_LIST;
      return page(countOf(call) % pages, pages);
    }
    return undefined;
  });
  return (chosen) => {
    moods = chosen;
    asked = new Map();
  };
}

const UNKNOWN = exception('ResourceNotFoundException', 404);

/** Connect executes a request, and its answer is lost. */
const lost: Answer = async (exchange) => {
  await exchange.forward();
  await reset(exchange);
};

/** A page of a list that has so many: all of it on the first, and nothing on the others. */
function page(step: number, pages: number): Answer {
  if (step > 0) return nothing(step, pages);
  return async (exchange) => {
    const { status, headers, body } = await exchange.forward();
    if (status !== 200) {
      await relay(exchange);
      return;
    }
    const whole = JSON.parse(body.toString()) as object;
    const longer = JSON.stringify({ NextToken: tokenAfter(step), ...whole });
    exchange.response.writeHead(status, {
      ...headers,
      'content-length': Buffer.byteLength(longer),
    });
    exchange.response.end(longer);
  };
}

function nothing(step: number, pages: number): Answer {
  const more = step < pages - 1 ? { NextToken: tokenAfter(step) } : {};
  return ({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(more));
  };
}

/** Equal requests are one, so no two pages are asked for in the same way. */
function tokenAfter(step: number): string {
  return `after-${step}`;
}
