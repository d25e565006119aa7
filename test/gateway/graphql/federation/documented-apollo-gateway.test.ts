import { expect, test } from '@jest/globals';
import { compile } from '../../../docs/support/compile.ts';
import { readBlock } from '../../../support/docs.ts';

/** A reader's project is strict, and no stricter. */
const STRICT = { exactOptionalPropertyTypes: false, noPropertyAccessFromIndexSignature: false };

test('the documented code for @apollo/gateway compiles', async () => {
  const code = await readBlock('docs/federation.md', 'apollo-gateway');
  const text = `declare const supergraphSdl: string;\n${code}`;

  expect(compile(new Map([['test/apollo.ts', text]]), STRICT)).toStrictEqual([]);
});
