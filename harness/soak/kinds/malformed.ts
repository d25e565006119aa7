import { rejectedWith, wrong } from '../load/judge.ts';
import { type Kind, steady } from '../load/kind.ts';
import { gotten, posted, type Question } from '../load/question.ts';
import { newDocuments } from './new-document.ts';
import { TRANSFER } from './transfer-answer.ts';

const UNKNOWN_FIELDS = newDocuments(
  `query Invalid($id: ID!) { contact(id: $id) { id secret owner { name } } queues(first: "x") { nodes { no } } }`,
);
const OVERSIZE_BYTES = 300 * 1024;

type Draw = (serial: number) => Omit<Question, 'newDocument'>;

function kind(name: string, perSecond: number, draw: Draw): Kind {
  const pace = steady(perSecond);
  return { name, pace, draw: (_random, serial) => ({ ...draw(serial), newDocument: false }) };
}

/** Requests that the gateway rejects before it runs anything. */
export const malformed: readonly Kind[] = [
  kind('invalid documents', 3, (serial) => ({
    request: posted({ query: UNKNOWN_FIELDS.text(serial) }),
    judge(reply) {
      // There is an error for each thing that is wrong, all of one code.
      const codes = reply.body.match(/"code":"GRAPHQL_VALIDATION_FAILED"/g) ?? [];
      return reply.status === 400 && codes.length > 1
        ? { outcome: 'rejected' }
        : wrong('validation errors', reply);
    },
  })),
  kind('documents that do not parse', 2, (serial) => ({
    request: posted({ query: `query Broken_${serial} { contact(id: ` }),
    judge: rejectedWith(400, 'GRAPHQL_PARSE_FAILED'),
  })),
  kind('bodies that are no JSON', 0.5, (serial) => ({
    request: { ...posted({}), body: `{"query": ${serial}` },
    judge: rejectedWith(400, 'BAD_REQUEST'),
  })),
  kind('bodies of another type', 0.5, (serial) => ({
    request: {
      ...posted({ query: `{ a${serial}: __typename }` }),
      headers: { 'content-type': 'application/xml' },
    },
    judge: rejectedWith(415, 'BAD_REQUEST'),
  })),
  kind('oversize bodies', 0.2, (serial) => ({
    request: posted({ query: `{ a${serial}: __typename }`, padding: 'x'.repeat(OVERSIZE_BYTES) }),
    judge: rejectedWith(413, 'BAD_REQUEST'),
    // It is rejected when its head has come: the connection may end while the caller still sends.
    judgeBroken: (cause) =>
      ['EPIPE', 'ECONNRESET'].includes(cause)
        ? { outcome: 'rejected by a reset' }
        : { wrong: `413 was expected, and the connection broke: ${cause}` },
  })),
  kind('mutations by GET', 0.3, (serial) => ({
    request: gotten({ query: TRANSFER.text(serial), variables: '{"input":{}}' }),
    judge: (reply) => (reply.status === 405 ? { outcome: 'rejected' } : wrong('405', reply)),
  })),
  kind('unknown document ids', 0.5, (serial) => ({
    request: posted({ documentId: `sha256:${String(serial).padStart(64, '0')}` }),
    judge: rejectedWith(400, 'PERSISTED_QUERY_NOT_FOUND'),
  })),
  kind('unknown paths', 0.5, (serial) => ({
    request: { method: 'GET', path: `/nothing/${serial}`, headers: {}, body: '' },
    judge: rejectedWith(404, 'NOT_FOUND'),
  })),
  kind('bytes that are no HTTP', 0.2, (serial) => ({
    request: `NO HTTP ${serial}\r\n\r\n`,
    judge: rejectedWith(400, 'BAD_REQUEST'),
  })),
];
