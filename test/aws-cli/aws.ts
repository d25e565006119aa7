import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How an `aws` command ended. */
export interface Outcome {
  readonly exitCode: number | string;
  /** What it printed, parsed. Undefined when it failed. */
  readonly answer: unknown;
  readonly stderr: string;
}

/**
 * Runs `aws connect …` against an endpoint, with no other configuration.
 * Throws, with advice, when there is no such command.
 */
export async function awsConnect(endpoint: string, ...args: string[]): Promise<Outcome> {
  const env = {
    // eslint-disable-next-line no-restricted-properties -- where the command is, not configuration
    PATH: process.env['PATH'],
    AWS_ACCESS_KEY_ID: 'aws-cli',
    AWS_SECRET_ACCESS_KEY: 'aws-cli',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
    NO_PROXY: '127.0.0.1,localhost',
  };
  const argv = ['--endpoint-url', endpoint, '--output', 'json', 'connect', ...args];
  try {
    const { stdout, stderr } = await run('aws', argv, { env });
    return { exitCode: 0, answer: JSON.parse(stdout), stderr };
  } catch (error) {
    if (!isFailedCommand(error)) throw error;
    if (error.code === 'ENOENT') {
      throw new Error("There is no `aws` command: install Debian's awscli package", {
        cause: error,
      });
    }
    return { exitCode: error.code, answer: undefined, stderr: error.stderr };
  }
}

/** By its shape: Jest gives tests their own Error class, so instanceof does not hold. */
function isFailedCommand(error: unknown): error is { code: number | string; stderr: string } {
  return typeof error === 'object' && error !== null && 'code' in error && 'stderr' in error;
}
