import { parseArgs } from 'node:util';
import { askForToken } from './issuer/ask-for-token.ts';

const { values } = parseArgs({
  options: {
    scope: { type: 'string', multiple: true, default: [] },
    sub: { type: 'string', default: 'developer' },
    audience: { type: 'string', default: 'contact-gateway' },
    /** `name=value`; a value with commas is a list. */
    claim: { type: 'string', multiple: true, default: [] },
    issuer: { type: 'string', default: 'http://127.0.0.1:4020' },
    'expires-in': { type: 'string', default: '3600' },
  },
});

const given = values.claim.map((claim) => {
  const [name = '', ...value] = claim.split('=');
  const text = value.join('=');
  return [name, text.includes(',') ? text.split(',') : text] as const;
});
const exp = Math.floor(Date.now() / 1000) + Number(values['expires-in']);

try {
  const token = await askForToken(values.issuer, {
    scope: values.scope.join(' '),
    audience: values.audience,
    claims: { ...Object.fromEntries(given), sub: values.sub, exp },
  });
  process.stdout.write(`${token}\n`);
} catch (error) {
  const { message } = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`There is no token: ${message}. Is npm run dev:issuer running?\n`);
  process.exitCode = 1;
}
