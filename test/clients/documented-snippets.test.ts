import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import manifest from '../../client/generated/persisted-documents.json' with { type: 'json' };
import { OPERATIONS } from '../../src/contacts/operations/index.ts';
import { readBlock } from '../support/docs.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a front-end has installed besides the package. */
const INSTALLED = [
  '@0no-co/graphql.web',
  '@apollo/client',
  '@graphql-codegen',
  '@graphql-typed-document-node',
  '@urql',
  'graphql',
  'graphql-request',
  'rxjs',
  'wonka',
];

/** What must not compile: a target with two keys. */
const TWO_KEYS = `import type { TransferContactInput } from './graphql/graphql';
export const twoKeys: TransferContactInput = {
  contactId: 'c',
  // @ts-expect-error a target has one key
  target: { queueId: 'q', userId: 'u' },
};`;

/** Operations of the application, with names that ours could have had. */
const OWN = [
  'query Own { instance { id } }',
  'query Contact { instance { alias } }',
  'mutation TransferContact($input: TransferContactInput!) { transferContact(input: $input) { __typename } }',
];

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    resolveJsonModule: true,
    skipLibCheck: true,
    types: [],
  },
  include: ['src'],
};

/** The snippets, by the file into which a reader copies each. Those of a walk import each other. */
const SNIPPETS: readonly (readonly [file: string, page: string, label: string])[] = [
  ['codegen.yml', 'docs/clients.md', 'codegen'],
  ['src/apollo.ts', 'docs/clients.md', 'apollo'],
  ['src/urql.ts', 'docs/clients.md', 'urql'],
  ['src/graphcache.ts', 'docs/clients.md', 'graphcache'],
  ['src/request.ts', 'docs/clients.md', 'request'],
  ['src/client.ts', 'docs/guides/build-a-front-end.md', 'client'],
  ['src/error-text.ts', 'docs/api/errors.md', 'error-text'],
  ['src/mutate.ts', 'docs/api/retries.md', 'retry'],
  ['src/main.ts', 'docs/guides/build-a-front-end.md', 'main'],
  ['src/client-production.ts', 'docs/guides/build-a-front-end.md', 'client-production'],
];

/** The package as npm packs it, unpacked where a front-end has it. */
async function installPackage(folder: string): Promise<void> {
  const npm = ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'];
  const { stdout } = await run('npm', npm, { cwd: root });
  const packed = JSON.parse(stdout) as unknown;
  const [{ files }] = Object.values(packed as object) as [{ files: { path: string }[] }];
  for (const { path } of files.filter((file) => !file.path.startsWith('dist/'))) {
    const target = join(folder, 'node_modules/contact-gateway', path);
    await mkdir(dirname(target), { recursive: true });
    await cp(join(root, path), target);
  }
}

/** A front-end that has copied the snippets of the documentation, in a folder of its own. */
async function makeFrontEnd(): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'front-end-'));
  await mkdir(join(folder, 'src'));
  await installPackage(folder);
  for (const name of INSTALLED) {
    const target = join(folder, 'node_modules', name);
    await mkdir(dirname(target), { recursive: true });
    await symlink(join(root, 'node_modules', name), target);
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  await writeFile(join(folder, 'src/own.graphql'), OWN.join('\n'));
  await writeFile(join(folder, 'src/two-keys.ts'), TWO_KEYS);
  await writeFile(join(folder, 'src/every-mutation.ts'), EVERY_MUTATION);
  for (const [file, page, label] of SNIPPETS) {
    await writeFile(join(folder, file), await readBlock(page, label));
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

/** Calls the documented `mutate` and `errorText` for every mutation, so that the compiler checks each. */
const EVERY_MUTATION = `import { errorText } from './error-text';
import * as documents from './graphql/graphql';
import { mutate } from './mutate';
${OPERATIONS.map(
  ({ name, mutation }) => `export async function ${mutation}(input: never): Promise<string> {
  const result = await mutate(documents.ContactGateway${name}Document, input);
  return 'code' in result ? errorText(result) : result.clientToken;
}`,
).join('\n')}
// @ts-expect-error each decision has a token
void mutate(documents.ContactGatewayStopContactDocument, { contactId: 'c' });`;

/** Calls the documented `mutate` once for each of two mutations, and prints the results and the texts of two errors. */
const RUN = `import { errorText } from './error-text';
import { ContactGatewayStopContactDocument, ContactGatewayTransferContactDocument } from './graphql/graphql';
import { mutate } from './mutate';
const results = [
  await mutate(ContactGatewayTransferContactDocument, {
    contactId: 'c', target: { queueId: 'q' }, clientToken: 'transfer',
  }),
  await mutate(ContactGatewayStopContactDocument, { contactId: 'c', clientToken: 'stop' }),
];
const texts = [
  { __typename: 'ContactTagLimitError', limit: 50 },
  { __typename: 'ContactOfLaterVersionError', code: 'LIMIT_EXCEEDED', retryable: true },
].map(errorText);
console.log(JSON.stringify({ results, texts }));`;

type Answer = readonly [status: number, json: object];

/** A gateway with four answers in turn for each mutation: none, a rate limit, Connect's quota, and a success at last. */
async function startFlakyGateway(): Promise<{ url: string; received: string[] } & AsyncDisposable> {
  const answers = SUCCESSES.flatMap(({ field, result }): (Answer | undefined)[] => [
    undefined,
    [429, { errors: [{ message: '', extensions: { code: 'RATE_LIMITED', retryAfter: 0 } }] }],
    [200, { data: { [field]: THROTTLED } }],
    [200, { data: { [field]: result } }],
  ]);
  const received: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const answer = answers[received.length];
      received.push(body);
      if (answer === undefined) {
        request.socket.destroy();
        return;
      }
      const [status, json] = answer;
      response.writeHead(status, { 'content-type': 'application/graphql-response+json' });
      response.end(JSON.stringify(json));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    received,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const THROTTLED = {
  __typename: 'ContactThrottledError',
  message: '',
  code: 'THROTTLED',
  retryable: true,
  clientToken: 'token',
  retryAfter: 0,
};
const SUCCESSES = [
  {
    field: 'transferContact',
    result: {
      __typename: 'TransferContactSuccess',
      contactId: 'new',
      clientToken: 'transfer',
      contact: { __typename: 'Contact', id: 'new' },
      transferredContact: { __typename: 'Contact', id: 'c', active: false },
    },
  },
  {
    field: 'stopContact',
    result: {
      __typename: 'StopContactSuccess',
      contactId: 'new',
      clientToken: 'stop',
      contact: { __typename: 'Contact', id: 'new', active: false },
    },
  },
] as const;

const bin = (path: string): string => join(root, 'node_modules', path);

describe('a front-end that copies the snippets of the documentation', () => {
  test('gets types that its code compiles with, and a manifest', async () => {
    await using frontEnd = await makeFrontEnd();
    const { folder: cwd } = frontEnd;

    await run(process.execPath, [bin('@graphql-codegen/cli/esm/bin.js')], { cwd });
    const compiled = await run(process.execPath, [bin('typescript/bin/tsc')], { cwd }).catch(
      (failure: unknown) => failure as { stdout: string },
    );

    expect(compiled.stdout).toBe('');
    const written = await readFile(join(cwd, 'src/graphql/persisted-documents.json'), 'utf8');
    const documents = JSON.parse(written) as Record<string, string>;
    expect(documents).toMatchObject(manifest);
    expect(Object.values(documents)).toContain('query Own { instance { __typename id } }');
  });

  test('retries with the same request until there is a result', async () => {
    await using frontEnd = await makeFrontEnd();
    await using gateway = await startFlakyGateway();
    const { folder: cwd } = frontEnd;
    await run(process.execPath, [bin('@graphql-codegen/cli/esm/bin.js')], { cwd });
    const client = join(cwd, 'src/client.ts');
    const source = await readFile(client, 'utf8');
    await writeFile(client, source.replace('http://127.0.0.1:4000/graphql', gateway.url));
    await writeFile(join(cwd, 'src/run.ts'), RUN);
    const outfile = join(cwd, 'run.mjs');
    await build({
      entryPoints: [join(cwd, 'src/run.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
    });

    const { stdout } = await run(process.execPath, [outfile], { cwd });

    expect(JSON.parse(stdout)).toMatchObject({
      results: SUCCESSES.map(({ result }) => result),
      texts: [
        'A contact has at most 50 tags. Remove some first.',
        'A limit of the contact centre has been reached. Try again later.',
      ],
    });
    const { received } = gateway;
    expect(received).toHaveLength(8);
    expect(new Set(received.slice(0, 4)).size).toBe(1);
    expect(new Set(received.slice(4)).size).toBe(1);
    expect(received[0]).toContain('"clientToken":"transfer"');
    expect(received[4]).toContain('"clientToken":"stop"');
  });

  test('finds the same codegen.yml on both pages', async () => {
    const [walk, reference] = await Promise.all(
      ['docs/guides/build-a-front-end.md', 'docs/clients.md'].map((page) =>
        readBlock(page, 'codegen'),
      ),
    );

    expect(walk).toBe(reference);
  });
});
