import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DocumentNode, getOperationAST, Kind, OperationTypeNode, parse, print } from 'graphql';
import { DEFAULT_SCOPE_NAMES } from '../../src/auth/permission.ts';
import { MUTATION_NAMES } from '../../src/contacts/operations/index.ts';
import { bearer, startTestIssuer, type TestIssuer } from '../auth/support/test-issuer.ts';
import { startCell } from '../contacts/operations/matrix/support/cell.ts';
import { TABLE } from '../contacts/operations/matrix/support/operations.ts';

const FILES = globSync('client/operations/*.graphql').map((file) => ({
  file,
  document: parse(readFileSync(file, 'utf8')),
}));

/** The operations and fragments of a file. */
const namesOf = ({ document }: (typeof FILES)[number]): string[] =>
  document.definitions.map((each) =>
    each.kind === Kind.OPERATION_DEFINITION || each.kind === Kind.FRAGMENT_DEFINITION
      ? (each.name?.value ?? '')
      : each.kind,
  );

/** The operation that comes with the package for each mutation, by the name of the mutation. */
const MUTATIONS: ReadonlyMap<string, DocumentNode> = new Map(
  FILES.flatMap(({ document }) => {
    const operation = getOperationAST(document);
    const [field] = operation?.selectionSet.selections ?? [];
    return operation?.operation === OperationTypeNode.MUTATION && field?.kind === Kind.FIELD
      ? [[field.name.value, document] as const]
      : [];
  }),
);

/** The variable without which nothing is read after the change, such as `withContact`. */
function readVariable(document: DocumentNode): string {
  const found = getOperationAST(document)?.variableDefinitions?.map(
    ({ variable }) => variable.name.value,
  );
  return found?.find((name) => name.startsWith('with')) ?? '';
}

describe('the operations that come with the package', () => {
  test('have names that no operation of an application has', () => {
    const names = FILES.flatMap(namesOf);

    expect(names).toHaveLength(new Set(names).size);
    expect(names.filter((name) => !/^ContactGateway[A-Z]/.test(name))).toStrictEqual([]);
  });

  test('are one for each mutation, with its name', () => {
    const names = [...MUTATIONS].map(([name, document]) => [
      name,
      getOperationAST(document)?.name?.value,
    ]);

    expect(names.sort()).toStrictEqual(
      [...MUTATION_NAMES]
        .sort()
        .map((name) => [name, `ContactGateway${name.charAt(0).toUpperCase()}${name.slice(1)}`]),
    );
  });
});

describe.each(TABLE)('%s, as it comes with the package', (_, operation) => {
  const { declared, row, success, idField } = operation;
  const document = MUTATIONS.get(declared.mutation) ?? parse('{ __typename }');
  const query = print(document);
  const without = { [readVariable(document)]: false };

  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(async () => issuer[Symbol.asyncDispose]());

  test('needs its scope alone, and is one call, without what it reads', async () => {
    await using cell = await startCell(operation, { gateway: { jwt: issuer.options } });
    const scope = DEFAULT_SCOPE_NAMES[declared.permission];
    const caller = bearer(await issuer.token({ scope }));
    const { client } = cell.world;

    const rejected = await client.send(query, { input: row.input }, caller);
    const done = await client.send(query, { input: row.input, ...without }, caller);

    expect(rejected).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(done.errors).toStrictEqual([]);
    expect(done.data).toStrictEqual({
      [declared.mutation]: {
        __typename: success,
        [idField]: expect.any(String),
        clientToken: expect.any(String),
      },
    });
    expect(cell.calls.map(({ operation: name }) => name)).toStrictEqual(
      row.calls ?? [declared.name],
    );
    expect(cell.executions).toBe(1);
  });

  test('shows the change, with what it reads', async () => {
    await using cell = await startCell(operation);

    const data = await cell.world.client.data(query, { input: row.input });

    expect(data).toMatchObject({
      [declared.mutation]: {
        __typename: success,
        [idField === 'userId' ? 'user' : 'contact']: row.shows,
      },
    });
    expect(cell.executions).toBe(1);
  });
});
