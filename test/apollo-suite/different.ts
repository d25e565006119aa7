const UNSUPPORTED_TYPE =
  'the answer is 415, which says more than 400: test/gateway/edge/hostile-requests.test.ts';
const NOT_TO_BE_KEPT =
  'no answer is to be kept unless it says so: test/gateway/cache-control.test.ts';

/** Tests of the suite that ask for something else than the gateway does on purpose, each with the reason. */
export const DIFFERENT: Readonly<Record<string, string>> = {
  'CSRF prevention › default': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if POST body is empty': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if invalid content-type': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if POST JSON is malformed':
    'it is refused with 400, in words that are not on the list of the suite',
  'cache-control › runs when cache-control is disabled': NOT_TO_BE_KEPT,
  'graphqlHTTP › cache-control not set without any hints with if-cacheable': NOT_TO_BE_KEPT,
};
