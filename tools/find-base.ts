import { execFileSync } from 'node:child_process';

/** A commit to compare with, and why it is that one. */
export interface Base {
  readonly commit: string;
  readonly name: string;
}

/** What git printed; undefined when it failed. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', ['-c', 'versionsort.suffix=-', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 60_000,
    }).trim();
  } catch {
    return undefined;
  }
}

/**
 * What the checked-out commit is compared with: the release before it; without one, where its branch left the main
 * branch; on the main branch itself, the commit before. Undefined when the clone has none of them and cannot fetch one.
 */
export function findBase(folder: string): Base | undefined {
  const run = (...args: string[]): string | undefined => git(folder, ...args);
  const head = run('rev-parse', 'HEAD');
  if (head === undefined) return undefined;
  const shallow = run('rev-parse', '--is-shallow-repository') === 'true';

  return release(run, shallow) ?? mainBranch(run, head) ?? commitBefore(run, shallow);
}

type Run = (...args: string[]) => string | undefined;

/** The newest release among the commit's ancestors; a release is not compared with itself. */
function release(run: Run, shallow: boolean): Base | undefined {
  // A shallow clone has neither tags nor the history that would say which of them lie behind.
  if (shallow) run('fetch', '--quiet', '--depth=1', 'origin', 'refs/tags/v*:refs/tags/v*');
  const behind = shallow ? [] : ['--merged', 'HEAD'];
  const tags = run(
    'tag',
    '--list',
    'v[0-9]*',
    '--sort=-v:refname',
    '--no-contains',
    'HEAD',
    ...behind,
  );
  const newest = tags?.split('\n')[0];
  return newest ? { commit: `refs/tags/${newest}`, name: `the release ${newest}` } : undefined;
}

/** The merge base with the main branch; without history, the main branch itself. */
function mainBranch(run: Run, head: string): Base | undefined {
  const known = ['refs/remotes/origin/main', 'refs/heads/main'];
  const tip =
    known.map((ref) => run('rev-parse', '--verify', ref)).find((found) => found !== undefined) ??
    fetchedMain(run);
  if (tip === undefined) return undefined;
  const commit = run('merge-base', 'HEAD', tip) ?? tip;
  return commit === head ? undefined : { commit, name: `the main branch (${commit.slice(0, 7)})` };
}

function fetchedMain(run: Run): string | undefined {
  const fetched = run('fetch', '--quiet', '--depth=1', 'origin', 'refs/heads/main');
  return fetched === undefined ? undefined : run('rev-parse', 'FETCH_HEAD');
}

function commitBefore(run: Run, shallow: boolean): Base | undefined {
  if (shallow) run('fetch', '--quiet', '--deepen=1', 'origin', 'HEAD');
  const commit = run('rev-parse', '--verify', 'HEAD~1');
  return commit === undefined
    ? undefined
    : { commit, name: `the commit before (${commit.slice(0, 7)})` };
}
