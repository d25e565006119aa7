import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('../../../tools/check-breaking.ts', import.meta.url));
/** The tests may run inside a hook of git, which points git at the repository that it runs for. */
const OUTSIDE = ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE'].flatMap((name) => ['-u', name]);
const AUTHOR = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];

/** Skips its tests where git is not installed: `npm test` needs Node.js alone. */
export const describeWithGit =
  spawnSync('git', ['--version']).status === 0 ? describe : describe.skip;

/** How the check ended, and what it printed. */
export interface Checked {
  readonly status: number | null;
  readonly printed: string;
}

/** A folder of a test's own, in which schemas are committed and checked. */
export class Repository implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'breaking-'));

  git(...args: readonly string[]): void {
    const command = [...OUTSIDE, 'git', ...AUTHOR, ...args];
    execFileSync('env', command, { cwd: this.folder, stdio: 'pipe' });
  }

  /** Writes a schema whose Query has these fields. */
  write(fields: string, version = '1.0.0'): void {
    const query = fields.split(' ').map((name) => `${name}: Int`);
    writeFileSync(join(this.folder, 'schema.graphql'), `type Query { ${query.join(' ')} }\n`);
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ version }));
  }

  commit(fields: string, version?: string): void {
    this.write(fields, version);
    this.git('add', '.');
    this.git('commit', '--quiet', '--allow-empty', '-m', fields);
  }

  /** A clone as CI makes one, of what is checked out here. */
  clone(...options: readonly string[]): Repository {
    const clone = new Repository();
    clone.git('clone', '--quiet', ...options, `file://${this.folder}`, '.');
    return clone;
  }

  check(...args: readonly string[]): Checked {
    const { status, stdout, stderr } = spawnSync(
      'env',
      [...OUTSIDE, process.execPath, SCRIPT, ...args],
      {
        cwd: this.folder,
        encoding: 'utf8',
      },
    );
    return { status, printed: stdout + stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** A repository with one commit on its main branch. */
export function repositoryWith(fields: string): Repository {
  const repository = new Repository();
  repository.git('init', '--quiet', '--initial-branch=main');
  repository.commit(fields);
  return repository;
}
