import { parseArgs } from 'node:util';
import { portNumber, readCommandLine } from './arguments.ts';
import { startLocalIssuer } from './issuer/local-issuer.ts';

const USAGE = `
Usage: npm run dev:issuer -- [options]

Runs an issuer that gives anyone on this machine any token, for npm run dev:token and for tests.

  --port NUMBER   the port to listen at on 127.0.0.1 (4020); 0 for any free one
                  Show another port to npm run dev:token by --issuer http://127.0.0.1:NUMBER
`;

const port = readCommandLine(USAGE, (args) => {
  const options = { port: { type: 'string', default: '4020' } } as const;
  return portNumber('port', parseArgs({ args, options }).values.port);
});
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const fail = (line: string): void => {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
};

// eslint-disable-next-line no-restricted-properties -- it is no part of the gateway, and has no configuration
if (process.env['NODE_ENV'] === 'production') {
  fail('This issuer gives anyone any token: it does not run in production.');
} else {
  try {
    const { url } = await startLocalIssuer(port);
    say(`An issuer of tokens for development is at ${url}. Start the gateway with:`);
    say(`  AUTH=jwt AUTH_ISSUER=${url} AUTH_AUDIENCE=contact-gateway npm start`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    fail(`Port ${port} cannot be used (${code}): choose another one by --port.`);
  }
}
