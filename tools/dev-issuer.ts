import { parseArgs } from 'node:util';
import { startLocalIssuer } from './issuer/local-issuer.ts';

const { values } = parseArgs({
  // Where `npm run dev:token` looks for it; 0 for any free port.
  options: { port: { type: 'string', default: '4020' } },
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);

// eslint-disable-next-line no-restricted-properties -- it is no part of the gateway, and has no configuration
if (process.env['NODE_ENV'] === 'production') {
  process.stderr.write('This issuer gives anyone any token: it does not run in production.\n');
  process.exitCode = 1;
} else {
  const { url } = await startLocalIssuer(Number(values.port));
  say(`An issuer of tokens for development is at ${url}. Start the gateway with:`);
  say(`  AUTH=jwt AUTH_ISSUER=${url} AUTH_AUDIENCE=contact-gateway npm start`);
}
