import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** Starts a program of Debian's package `prometheus`; throws, with advice, when there is none. */
export async function startTool(
  name: 'prometheus' | 'promtool',
  ...args: string[]
): Promise<ChildProcessWithoutNullStreams> {
  // eslint-disable-next-line no-restricted-properties -- where the programs are, not configuration
  const { PATH = '' } = process.env;
  const child = spawn(name, args, { env: { PATH } });
  try {
    await once(child, 'spawn');
  } catch (cause) {
    const advice = 'On Debian: apt-get install prometheus';
    throw new Error(`There is no \`${name}\` command. ${advice}`, { cause });
  }
  return child;
}

/** Ends a program that a test has started, at once. */
export async function endTool(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

/** Waits until a program prints something that matches; throws, with all that it printed, when it ends before. */
export async function printed(
  child: ChildProcessWithoutNullStreams,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += String(chunk);
      const match = pattern.exec(text);
      if (match !== null) resolve(match);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', () => {
      reject(new Error(`${child.spawnfile} ended before it printed ${String(pattern)}: ${text}`));
    });
  });
}
