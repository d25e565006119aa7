import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Kind, parse, print } from 'graphql';
import { ContactGatewayTransferContactDocument } from '../../client/generated/graphql.ts';
import { startRestricted } from '../auth/support/restricted.ts';
import { bearer, scopeOf, startTestIssuer } from '../auth/support/test-issuer.ts';
import { CONTACTS, QUEUES } from '../support/ids.ts';

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

  test('transfer with the scope contacts:transfer alone, without the contacts', async () => {
    await using issuer = await startTestIssuer();
    await using world = await startRestricted(issuer);
    const document = print(ContactGatewayTransferContactDocument);
    const caller = bearer(await issuer.token({ scope: scopeOf('TRANSFER_CONTACTS') }));
    const input = { contactId: CONTACTS.unassignedTask, target: { queueId: QUEUES.billing } };

    const rejected = await world.client.send(document, { input }, caller);
    const moved = await world.client.send(document, { input, withContacts: false }, caller);

    expect(rejected).toMatchObject({
      status: 403,
      errors: [{ extensions: { code: 'FORBIDDEN', missingScopes: ['contacts:read'] } }],
    });
    expect(moved.data).toStrictEqual({
      transferContact: {
        __typename: 'TransferContactSuccess',
        contactId: expect.any(String),
        clientToken: expect.any(String),
      },
    });
    expect(world.upstream.operations()).toStrictEqual(['TransferContact']);
  });
});
