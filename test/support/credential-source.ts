import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';

/** Answers a request for credentials. */
export type SourceAnswer = (request: IncomingMessage, response: ServerResponse) => void;

/** A service that gives credentials: STS, a container's or an instance's metadata. */
export interface CredentialSource extends AsyncDisposable {
  readonly url: string;
  /** The requests so far. */
  readonly requests: readonly string[];
  /** Answers all further requests. */
  answer: SourceAnswer;
}

export async function startCredentialSource(answer: SourceAnswer): Promise<CredentialSource> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then(() => {
      requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
      source.answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const source = {
    url: `http://127.0.0.1:${port}`,
    requests,
    answer,
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return source;
}

const EXPIRATION = new Date(Date.now() + 3_600_000).toISOString();

const answerOf =
  (status: number, body: string, type = 'text/xml'): SourceAnswer =>
  (_, response) => {
    response.writeHead(status, { 'content-type': type }).end(body);
  };

export const SOURCE_ANSWERS = {
  reset: ((_, response) => {
    response.socket?.resetAndDestroy();
  }) satisfies SourceAnswer,
  hang: (() => undefined) satisfies SourceAnswer,
  status: (status: number, body = '{}'): SourceAnswer => answerOf(status, body, 'application/json'),
  /** STS takes the identity. */
  role: (accessKeyId: string, expiration = EXPIRATION): SourceAnswer =>
    answerOf(
      200,
      `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <AssumeRoleWithWebIdentityResult><Credentials>
          <AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey>
          <SessionToken>token</SessionToken><Expiration>${expiration}</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult>
        <ResponseMetadata><RequestId>request-of-sts</RequestId></ResponseMetadata>
      </AssumeRoleWithWebIdentityResponse>`,
    ),
  /** STS does not take it. */
  stsError: (status: number, code: string): SourceAnswer =>
    answerOf(
      status,
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
        <Error><Type>Sender</Type><Code>${code}</Code>
        <Message>secret-words of arn:aws:iam::1:role/secret</Message></Error>
        <RequestId>request-of-sts</RequestId>
      </ErrorResponse>`,
    ),
} as const;

/* eslint-disable no-restricted-properties -- it is where the SDK looks */

/** The environment of the SDK's sources, as a test sets it. */
export interface CredentialEnvironment extends AsyncDisposable {
  /** A path in a folder of the test's own. */
  file(name: string, content?: string): Promise<string>;
  set(variables: Readonly<Record<string, string>>): void;
}

/** An environment without any credentials, until the test is over. */
export async function startCredentialEnvironment(): Promise<CredentialEnvironment> {
  const folder = await mkdtemp(path.join(tmpdir(), 'credentials-'));
  const before = Object.entries(process.env).filter(([name]) => name.startsWith('AWS_'));
  const clear = (): void => {
    for (const name of Object.keys(process.env)) {
      if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name);
    }
  };
  clear();
  Object.assign(process.env, {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: path.join(folder, 'no-config'),
    AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'no-credentials'),
  });
  return {
    async file(name, content) {
      const file = path.join(folder, name);
      if (content !== undefined) await writeFile(file, content);
      return file;
    },
    set(variables) {
      Object.assign(process.env, variables);
    },
    async [Symbol.asyncDispose]() {
      clear();
      Object.assign(process.env, Object.fromEntries(before));
      await rm(folder, { recursive: true });
    },
  };
}
