import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { portNumber, readCommandLine } from '../../tools/arguments.ts';
import { composeSupergraph } from './compose.ts';
import { startContacts } from './contacts-subgraph.ts';
import { startNotes } from './notes-subgraph.ts';
import { startRouter } from './router.ts';

const USAGE = `
Usage: npm run supergraph -- [options]

  --port NUMBER   the port of the supergraph (4100); 0 for any free one
`;

const port = readCommandLine(USAGE, (args) => {
  const options = { port: { type: 'string', default: '4100' } } as const;
  return portNumber('port', parseArgs({ args, options }).values.port);
});
const signal = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

// Stopped in the opposite order: the router first, so that it finishes what it has begun.
await using stack = new AsyncDisposableStack();
const contacts = await startContacts();
stack.defer(() => contacts.stop());
const notes = await startNotes();
stack.defer(() => notes.stop());
const subgraphs = [contacts, notes];
const supergraph = await composeSupergraph(subgraphs);
const router = await startRouter({ subgraphs, supergraph, port, logging: true });
stack.defer(() => router.stop());

process.stdout.write(`contacts    ${contacts.url}
notes       ${notes.url}
supergraph  ${router.url}
`);
await signal;
process.stdout.write('The supergraph stops\n');
