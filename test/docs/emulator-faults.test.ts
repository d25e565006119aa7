import { describe, expect, test } from '@jest/globals';
import { isUnionType } from 'graphql';
import { readConfig } from '../../src/config/config.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { apiSchema } from '../../src/gateway/graphql/schema.ts';
import { admin } from '../emulator/support/admin.ts';
import { readBlock, readPage, shellWords } from '../support/docs.ts';
import { startWorld } from '../support/world.ts';

const PAGE = 'docs/emulator.md';

/** The lines of the table: an error type, the body with the rules, and the query that shows it. */
const lines = [
  ...(await readPage(PAGE)).matchAll(/^\| `(\w+)` \| `(.+?)` \| `(mutation .+?)` \|$/gm),
].map(([, type = '', rules = '', query = '']) => ({ type, rules, query }));

describe(`the table of ${PAGE}`, () => {
  test('has every error type of a transfer', () => {
    const union = apiSchema().getType('TransferContactResult');
    const types = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];
    const errors = types.filter((name) => name !== 'TransferContactSuccess');

    expect(errors).toHaveLength(14);
    expect(lines.map(({ type }) => type).sort()).toStrictEqual(errors.sort());
  });

  test('shows each of them, line after line, when the rule above the table was sent', async () => {
    await using stack = new AsyncDisposableStack();
    const emulator = await startEmulator();
    stack.defer(() => emulator.close());
    const auditLog = { append: () => Promise.resolve() };
    // With the documented defaults, retries included.
    const gateway = { ...readConfig({ PORT: '0' }), auditLog };
    const { client } = stack.use(await startWorld({ connect: emulator.url, gateway }));

    const example = shellWords(await readBlock(PAGE, 'faults')).at(-1) ?? '';
    expect(await admin(emulator, 'faults', example)).toMatchObject({ status: 200 });

    const shown = [];
    for (const { rules, query } of lines) {
      const { status } = await admin(emulator, 'faults', rules);
      const { transferContact } = await client.data(query);
      shown.push({ status, transferContact });
    }

    expect(shown).toStrictEqual(
      lines.map(({ type }) => ({
        status: 200,
        transferContact: { __typename: type, message: expect.any(String) },
      })),
    );
  });
});
