import { inspect } from 'node:util';
import type { GraphQLFormattedError } from 'graphql';
import type { TypedDocumentString } from './generated/graphql.ts';
import type { UpstreamCall } from './recording-proxy.ts';

type Variables = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;

/** An answer of the gateway over HTTP. */
export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data | null | undefined;
  readonly errors: readonly GraphQLFormattedError[];
}

/** Asks a gateway as a front-end does: by POST and JSON. */
export class GatewayClient {
  readonly url: string;
  readonly #upstreamCalls: readonly UpstreamCall[];

  constructor(url: string, upstreamCalls: readonly UpstreamCall[]) {
    this.url = url;
    this.#upstreamCalls = upstreamCalls;
  }

  /** The whole answer, whatever it is. */
  async send(query: string, variables: Variables = {}, headers = {}): Promise<GatewayAnswer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as {
      data?: Data | null;
      errors?: readonly GraphQLFormattedError[];
    };
    const { status, headers: answered } = response;
    return { status, headers: answered, data: body.data, errors: body.errors ?? [] };
  }

  /** The data of an answer that has no top-level errors; one that has, fails the test with all evidence. */
  async data<Result, DocumentVariables extends Variables>(
    document: TypedDocumentString<Result, DocumentVariables>,
    variables: DocumentVariables,
  ): Promise<Result>;
  async data(query: string, variables?: Variables): Promise<Data>;
  async data(
    document: string | { toString(): string },
    variables: Variables = {},
  ): Promise<unknown> {
    const query = document.toString();
    const answer = await this.send(query, variables);
    if (answer.errors.length > 0 || answer.data === null || answer.data === undefined) {
      const evidence = { query, variables, ...answer, upstreamCalls: this.#upstreamCalls };
      throw new Error(`The gateway did not answer with data: ${inspect(evidence, { depth: 8 })}`);
    }
    return answer.data;
  }
}
