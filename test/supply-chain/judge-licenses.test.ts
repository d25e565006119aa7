import { expect, test } from '@jest/globals';
import { judgeLicenses } from '../../tools/judge-licenses.ts';

const id = (text: string) => ({ license: { id: text } });

test.each([
  ['MIT', [id('MIT')]],
  ['a choice of two', [{ expression: '(GPL-3.0-only OR Apache-2.0)' }]],
  ['two that both apply', [{ expression: '(MIT AND BSD-3-Clause)' }]],
])('a package may have the licence %s', (_, licenses) => {
  expect(judgeLicenses([{ name: 'good', version: '1.0.0', licenses }])).toStrictEqual([]);
});

test.each([
  ['GPL-3.0-only', [id('GPL-3.0-only')]],
  ['AGPL-3.0-or-later', [id('AGPL-3.0-or-later')]],
  ['LGPL-2.1', [id('LGPL-2.1')]],
  ['MPL-2.0', [id('MPL-2.0')]],
  ['Elastic-2.0', [id('Elastic-2.0')]],
  ['BUSL-1.1', [id('BUSL-1.1')]],
  ['SSPL-1.0', [id('SSPL-1.0')]],
  ['(MIT AND Elastic-2.0)', [{ expression: '(MIT AND Elastic-2.0)' }]],
  ['Apache-2.0 WITH LLVM-exception', [{ expression: 'Apache-2.0 WITH LLVM-exception' }]],
  ['SEE LICENSE IN LICENSE', [{ license: { name: 'SEE LICENSE IN LICENSE' } }]],
  ['MIT-ish', [id('MIT-ish')]],
  ['UNLICENSED', [id('UNLICENSED')]],
  ['MIT, Elastic-2.0', [id('MIT'), id('Elastic-2.0')]],
  ['no licence', []],
  ['no licence', undefined],
])('a package is rejected with: %s', (reason, licenses) => {
  const component = { name: 'bad', version: '1.0.0', ...(licenses && { licenses }) };
  const good = { name: 'good', version: '1.0.0', licenses: [id('MIT')] };

  expect(judgeLicenses([good, component])).toStrictEqual([`bad@1.0.0: ${reason}`]);
});
