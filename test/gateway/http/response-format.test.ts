import { describe, expect, test } from '@jest/globals';
import {
  DEFAULT_FORMAT,
  negotiateFormat,
  type ResponseFormat,
  statusInFormat,
} from '../../../src/gateway/http/response-format.ts';

const ANY: ResponseFormat = {
  contentType: 'application/json; charset=utf-8',
  isLegacy: false,
};
const LEGACY: ResponseFormat = { ...ANY, isLegacy: true };
const NEWER: ResponseFormat = {
  contentType: 'application/graphql-response+json; charset=utf-8',
  isLegacy: false,
};

const APOLLO_CLIENT = 'application/graphql-response+json,application/json;q=0.9';
const URQL =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

test.each<[string | undefined, ResponseFormat | undefined]>([
  [undefined, ANY],
  ['', ANY],
  [' , ,', ANY],
  ['*/*', ANY],
  ['*/*;q=0.1', ANY],
  ['application/*', ANY],
  [BROWSER, ANY],
  ['application/json', LEGACY],
  ['Application/JSON', LEGACY],
  ['application/json;charset=utf-8', LEGACY],
  ['application/json; charset="UTF-8"', LEGACY],
  ['  application/json ; q=0.1 ', LEGACY],
  ['application/json, */*', LEGACY],
  ['application/json, multipart/mixed', LEGACY],
  ['text/html, application/json;q=0.1', LEGACY],
  ['application/graphql-response+json', NEWER],
  ['APPLICATION/GraphQL-Response+JSON', NEWER],
  ['application/graphql-response+json; charset=utf-8', NEWER],
  [APOLLO_CLIENT, NEWER],
  [URQL, NEWER],
  // The order counts only between equals.
  ['application/json;q=0.9, application/graphql-response+json', NEWER],
  ['application/json, application/graphql-response+json', LEGACY],
  ['application/json, application/graphql-response+json;q=0.9', LEGACY],
  // A type with quality 0 is not accepted, whatever else matches it.
  ['application/graphql-response+json;q=0, application/json', LEGACY],
  ['application/json;q=0, */*', NEWER],
  ['application/json;q=0.0, application/graphql-response+json;q=0.1', NEWER],
  ['application/graphql-response+json;q=0, */*', ANY],
  ['application/json;q=0', undefined],
  ['application/json;q=0, application/graphql-response+json;q=0, */*', undefined],
  ['*/*;q=0', undefined],
  ['text/html', undefined],
  ['text/event-stream', undefined],
  ['multipart/mixed', undefined],
  ['application/json; charset=utf-16', undefined],
  ['application/json; callbackSpec=1.0', undefined],
  ['application/jsonp', undefined],
  ['x-application/json', undefined],
  ['json', undefined],
])('%s', (accept, format) => {
  expect(negotiateFormat(accept)).toStrictEqual(format);
});

test('a header of 1000 characters is negotiated, and a longer one is accepted by no format', () => {
  const longest = `application/json,${'text/x,'.repeat(140)}a/b`;
  expect(longest).toHaveLength(1_000);

  expect(negotiateFormat(longest)).toStrictEqual(LEGACY);
  expect(negotiateFormat(`${longest} `)).toBeUndefined();
});

describe('the status of an error', () => {
  test.each([
    // A document that is not executed
    [400, 'GRAPHQL_PARSE_FAILED', 200],
    [400, 'DOCUMENT_LIMIT_EXCEEDED', 200],
    [400, 'PERSISTED_QUERY_NOT_FOUND', 200],
    // A request that cannot be read
    [400, 'BAD_REQUEST', 400],
    // More specific statuses
    [401, 'UNAUTHENTICATED', 401],
    [403, 'FORBIDDEN', 403],
    [405, 'METHOD_NOT_ALLOWED', 405],
    [413, 'BAD_REQUEST', 413],
    [429, 'RATE_LIMITED', 429],
    [500, 'INTERNAL_SERVER_ERROR', 500],
    [503, 'OVERLOADED', 503],
  ])(
    '%d %s is %d for clients that name application/json, and the same for others',
    (status, code, legacy) => {
      expect(
        [LEGACY, NEWER, DEFAULT_FORMAT].map((format) => statusInFormat(status, code, format)),
      ).toStrictEqual([legacy, status, status]);
    },
  );
});
