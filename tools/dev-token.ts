import { parseArgs } from 'node:util';
import { ArgumentError, readCommandLine, wholeNumber } from './arguments.ts';
import { requestToken } from './issuer/request-token.ts';

const USAGE = `
Usage: npm run --silent dev:token -- [options]

Prints a token of the issuer that npm run dev:issuer runs.

  --scope NAME           a scope, such as contacts:read; can be repeated
  --sub NAME             whose token it is (developer)
  --audience NAME        whom it is for (contact-gateway)
  --claim NAME=VALUE     a further claim, or another value of one; a value with commas is a list,
                         and exp, iat and nbf are seconds since 1970; can be repeated
  --expires-in SECONDS   when it ends, from now (3600). -60 is a token that has expired. The gateway
                         takes none that is valid for longer than AUTH_MAX_TOKEN_AGE_SECONDS
  --issuer URL           where the issuer is (http://127.0.0.1:4020)
`;

/** 30 years, for tests of what a gateway does with such a token. */
const MAX_SECONDS = 946_080_000;

/** The claims that are numbers, in seconds since 1970. */
const TIMES = ['exp', 'iat', 'nbf'];

const { issuer, wanted } = readCommandLine(USAGE, (args) => {
  const { values } = parseArgs({
    args,
    options: {
      scope: { type: 'string', multiple: true, default: [] },
      sub: { type: 'string', default: 'developer' },
      audience: { type: 'string', default: 'contact-gateway' },
      claim: { type: 'string', multiple: true, default: [] },
      issuer: { type: 'string', default: 'http://127.0.0.1:4020' },
      'expires-in': { type: 'string', default: '3600' },
    },
  });
  if (!/^https?:$/.test(URL.parse(values.issuer)?.protocol ?? '')) {
    throw new ArgumentError('--issuer must be a URL, such as http://127.0.0.1:4020');
  }
  const lifeSeconds = wholeNumber('expires-in', values['expires-in'], {
    min: -MAX_SECONDS,
    max: MAX_SECONDS,
  });
  const exp = Math.floor(Date.now() / 1000) + lifeSeconds;
  const claims = Object.fromEntries(values.claim.map(claimOf));
  return {
    issuer: values.issuer,
    wanted: {
      scope: values.scope.join(' '),
      audience: values.audience,
      claims: { sub: values.sub, exp, ...claims },
    },
  };
});

try {
  process.stdout.write(`${await requestToken(issuer, wanted)}\n`);
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`There is no token: ${message}. Is npm run dev:issuer running?\n`);
  process.exitCode = 1;
}

function claimOf(claim: string): readonly [name: string, value: string | string[] | number] {
  const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(claim) ?? [];
  if (name === undefined) throw new ArgumentError('--claim must be a name and a value, NAME=VALUE');
  if (TIMES.includes(name)) {
    const seconds = value.trim() === '' ? NaN : Number(value);
    if (Number.isFinite(seconds)) return [name, seconds];
    throw new ArgumentError(`--claim ${name} must be a number, in seconds since 1970`);
  }
  return [name, value.includes(',') ? value.split(',') : value];
}
