import { describe, expect, test } from '@jest/globals';
import { readAccessToken } from '../../src/graphiql/access-token.ts';

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const jwt = (claims: object): string => `${encode({ alg: 'RS256' })}.${encode(claims)}.c2ln`;

describe('a pasted token', () => {
  const token = jwt({ sub: 'maria' });

  test.each([
    token,
    `  ${token}\n`,
    `Bearer ${token}`,
    `bearer\t${token}`,
    `Authorization: Bearer ${token}`,
    `"${token}"`,
    `"authorization": "Bearer ${token}"`,
    `'Bearer ${token}'`,
  ])('is found in %j', (pasted) => {
    expect(readAccessToken(pasted, 'scope')?.text).toBe(token);
  });

  test.each([
    '',
    '  ',
    'Bearer',
    'Bearer ',
    'two words',
    `${token} ${token}`,
    'ünlesbar',
    'a\nb',
    '=',
    'x'.repeat(16_385),
    `Bearer ${jwt({ sub: 'x'.repeat(16_384) })}`,
  ])('is none in %j', (pasted) => {
    expect(readAccessToken(pasted, 'scope')).toBeUndefined();
  });

  test.each(['opaque-token', 'a.b.c', `${encode([])}.${encode([])}.x`])(
    'that only its issuer can read is a token, too: %s',
    (pasted) => {
      expect(readAccessToken(pasted, 'scope')).toStrictEqual({ text: pasted, claims: undefined });
    },
  );

  test.each([
    [{ sub: 'maria', scope: 'a b', exp: 0 }, 'scope', 'maria', ['a', 'b'], new Date(0)],
    [{ sub: 'maria', scp: ['a', 'b'] }, 'scp', 'maria', ['a', 'b'], undefined],
    [{ sub: 'maria', scope: 'a', scp: 'b' }, 'scp', 'maria', ['b'], undefined],
    [{}, 'scope', undefined, [], undefined],
    [{ sub: 7, scope: { a: 1 }, exp: '9' }, 'scope', undefined, [], undefined],
    [{ sub: '', scope: ' a  b ', exp: 1e300 }, 'scope', undefined, ['a', 'b'], undefined],
    [{ scope: ['a', 7, null] }, 'scope', undefined, ['a'], undefined],
    [{ sub: 'Zoë Müller', scope: '<b>' }, 'scope', 'Zoë Müller', ['<b>'], undefined],
    [
      { sub: 'a\u202Ebcd\u2066\u0000\n\u2028e\u{E0041}', scope: 'a\u200Bb' },
      'scope',
      'a[U+202E]bcd[U+2066][U+0000][U+000A][U+2028]e[U+E0041]',
      ['a[U+200B]b'],
      undefined,
    ],
  ])('says of %j with scopes in %s', (claims, scopeClaim, subject, scopes, expiresAt) => {
    const read = readAccessToken(jwt(claims), scopeClaim);

    expect(read?.claims).toStrictEqual({ subject, scopes, expiresAt });
  });
});
