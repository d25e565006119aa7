const UNSUPPORTED_TYPE =
  'the answer is 415, which says more than 400: test/gateway/http/hostile-requests.test.ts';
const NOT_CACHEABLE =
  'no answer may be cached unless it says so: test/gateway/http/cache-control.test.ts';
const NO_PAGE =
  'the route negotiates formats of GraphQL responses only, and GraphiQL is a page of its own: test/gateway/http/negotiation.test.ts';
const NO_INCREMENTAL_DELIVERY =
  'the route negotiates JSON only, since the schema has neither @defer nor @stream: test/gateway/http/negotiation.test.ts';

/** Tests of the suite that require something that the gateway does differently on purpose, each with the reason. */
export const DIFFERENT: Readonly<Record<string, string>> = {
  'CSRF prevention › default': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if POST body is empty': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if invalid content-type': UNSUPPORTED_TYPE,
  'graphqlHTTP › throws an error if POST JSON is malformed':
    'it is rejected with 400, with a message that is not on the list of the suite',
  'renderLandingPage › defaults to LocalDefault': NO_PAGE,
  'renderLandingPage › can specify version for LocalDefault': NO_PAGE,
  'basic functionality › basic GET works': NO_PAGE,
  'basic functionality › basic GET works with more complex header': NO_PAGE,
  'async `html` function › returns a string': NO_PAGE,
  'async `html` function › throws': NO_PAGE,
  'mocked execution › basic @defer working legacy incremental': NO_INCREMENTAL_DELIVERY,
  'mocked execution › basic @defer working graphql@17.0.0-alpha.9': NO_INCREMENTAL_DELIVERY,
  'mocked execution › first payload sent while deferred field is blocking legacy incremental':
    NO_INCREMENTAL_DELIVERY,
  'mocked execution › first payload sent while deferred field is blocking graphql@17.0.0-alpha.9':
    NO_INCREMENTAL_DELIVERY,
  'cache-control › runs when cache-control is disabled': NOT_CACHEABLE,
  'graphqlHTTP › cache-control not set without any hints with if-cacheable': NOT_CACHEABLE,
};
