import type { Random } from '../../chaos/plan/random.ts';
import { honestFailure, parse, wrong } from '../load/judge.ts';
import { gotten, posted, type Question } from '../load/question.ts';
import type { Judgement, Reply } from '../load/reply.ts';
import { sendUntilAnswered } from '../load/send-until-answered.ts';
import { type NewDocuments, newDocuments } from './new-document.ts';

/** A document whose answer does not change while the load continues. */
export interface StableDocument {
  readonly document: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

interface Known {
  readonly documents: NewDocuments;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The answer, with the names of the schema. */
  readonly answer: string;
}

/** Documents that are answered each time as the first time. */
export class StableAnswers {
  readonly #known: readonly [Known, ...Known[]];

  private constructor(known: readonly [Known, ...Known[]]) {
    this.#known = known;
  }

  /** Learns the answers from the gateway at a URL. Throws when one has errors. */
  static async learn(
    documents: readonly [StableDocument, ...StableDocument[]],
    url: string,
  ): Promise<StableAnswers> {
    const [first, ...others] = documents;
    const known: [Known, ...Known[]] = [await learn(first, url)];
    for (const document of others) known.push(await learn(document, url));
    return new StableAnswers(known);
  }

  /** One of the documents, in new words. */
  draw(random: Random, serial: number, by: 'GET' | 'POST'): Question {
    const known = random.pick(this.#known);
    const query = known.documents.text(serial);
    const { variables } = known;
    const request =
      by === 'POST'
        ? posted({ query, variables })
        : gotten({ query, variables: JSON.stringify(variables) });
    return { request, newDocument: true, judge: (reply) => judge(reply, known, serial) };
  }
}

async function learn({ document, variables = {} }: StableDocument, url: string): Promise<Known> {
  const answer = await sendUntilAnswered(url, posted({ query: document, variables }));
  return { documents: newDocuments(document), variables, answer };
}

function judge(
  reply: Extract<Reply, { kind: 'whole' }>,
  { documents, answer }: Known,
  serial: number,
): Judgement {
  if (documents.withPlainNames(reply.body, serial) === answer) return { outcome: 'answered' };
  const read = reply.status === 200 ? parse(reply.body) : undefined;
  return (read && honestFailure(read)) ?? wrong(answer, reply);
}
