import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse } from 'graphql';

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

describe('the operations that come with the package', () => {
  test('have names that no operation of an application has', () => {
    const names = FILES.flatMap(namesOf);

    expect(names).toHaveLength(new Set(names).size);
    expect(names.filter((name) => !/^ContactGateway[A-Z]/.test(name))).toStrictEqual([]);
    expect(names).toContain('ContactGatewayTransferContact');
  });
});
