import { expect, test } from '@jest/globals';
import { type Checked, describeWithGit, Repository, repositoryWith } from './support/repository.ts';

const NOT_COMPARED =
  'schema.graphql was not compared: there is no release, main branch or earlier commit here.';

const removed = (field: string, since: string): Checked => ({
  status: 1,
  printed: expect.stringMatching(
    new RegExp(
      `^breaking: Query.${field} was removed.\nschema.graphql has 1 breaking changes since ${since}.\n`,
    ),
  ) as unknown as string,
});

describeWithGit('the check of the schema compares', () => {
  test('with the newest release that lies behind, however its number is spelt', () => {
    using repository = repositoryWith('a');
    for (const [version, fields] of [
      ['v1.9.0', 'a b'],
      ['v1.10.0-rc.1', 'a b c'],
      ['v1.10.0', 'a d'],
    ]) {
      repository.commit(fields ?? '');
      repository.git('tag', version ?? '');
    }
    repository.commit('a');

    expect(repository.check()).toStrictEqual(removed('d', 'the release v1\\.10\\.0'));
  });

  test('a release with the one before', () => {
    using repository = repositoryWith('a b');
    repository.git('tag', 'v1.0.0');
    repository.commit('a');
    repository.git('tag', 'v1.1.0');

    expect(repository.check()).toStrictEqual(removed('b', 'the release v1\\.0\\.0'));
  });

  test('a branch with its merge base, when the main branch has moved on', () => {
    using repository = repositoryWith('a b');
    repository.git('checkout', '--quiet', '-b', 'branch');
    repository.commit('a');
    repository.git('checkout', '--quiet', 'main');
    repository.commit('a b later');
    repository.git('checkout', '--quiet', 'branch');

    expect(repository.check()).toStrictEqual(removed('b', 'the main branch \\(\\w{7}\\)'));
  });

  test('the main branch with the commit before, and what is not committed, too', () => {
    using repository = repositoryWith('a b');
    repository.commit('a b c');
    repository.write('a c');

    expect(repository.check()).toStrictEqual(removed('b', 'the commit before \\(\\w{7}\\)'));
  });

  test('with a commit that is named', () => {
    using repository = repositoryWith('a b');
    repository.commit('a');
    repository.commit('a');

    expect(repository.check().status).toBe(0);
    expect(repository.check('HEAD~2')).toStrictEqual(removed('b', 'HEAD~2'));
    expect(repository.check('nowhere')).toMatchObject({ status: 1 });
  });
});

describeWithGit('in a shallow clone, its commit detached, it', () => {
  test('fetches the release', () => {
    using origin = repositoryWith('a b');
    origin.git('tag', 'v1.0.0');
    origin.commit('a b c');
    origin.commit('a');
    using clone = origin.clone('--depth=1');
    clone.git('checkout', '--quiet', '--detach');

    expect(clone.check()).toStrictEqual(removed('b', 'the release v1\\.0\\.0'));
  });

  test('fetches the main branch', () => {
    using origin = repositoryWith('a b');
    origin.git('checkout', '--quiet', '-b', 'branch');
    origin.commit('a');
    using clone = origin.clone('--depth=1', '--branch=branch');
    clone.git('checkout', '--quiet', '--detach');

    expect(clone.check()).toStrictEqual(removed('b', 'the main branch \\(\\w{7}\\)'));
  });

  test('fetches the commit before one of the main branch', () => {
    using origin = repositoryWith('a b');
    origin.commit('a');
    using clone = origin.clone('--depth=1');
    clone.git('checkout', '--quiet', '--detach');

    expect(clone.check()).toStrictEqual(removed('b', 'the commit before \\(\\w{7}\\)'));
  });

  test('says that it cannot compare when there is nowhere to fetch from', () => {
    using origin = repositoryWith('a b');
    origin.commit('a');
    using clone = origin.clone('--depth=1');
    clone.git('remote', 'remove', 'origin');

    expect(clone.check()).toStrictEqual({ status: 0, printed: `${NOT_COMPARED}\n` });
  });
});

describeWithGit('it says so when there is nothing to compare with', () => {
  test('outside of a repository', () => {
    using repository = new Repository();
    repository.write('a');

    expect(repository.check()).toStrictEqual({ status: 0, printed: `${NOT_COMPARED}\n` });
  });

  test('in a first commit', () => {
    using repository = repositoryWith('a');

    expect(repository.check()).toStrictEqual({ status: 0, printed: `${NOT_COMPARED}\n` });
  });

  test('before the first schema', () => {
    using repository = repositoryWith('a');
    repository.git('rm', '--quiet', 'schema.graphql');
    repository.git('commit', '--quiet', '-m', 'none');
    repository.commit('a');

    const { status, printed } = repository.check();
    expect(status).toBe(0);
    expect(printed).toMatch(/^schema.graphql was not compared: the commit before .* has none.$/m);
  });
});

describeWithGit('a change that breaks clients', () => {
  test('passes with a version that may break them', () => {
    using repository = repositoryWith('a b');
    repository.git('tag', 'v1.0.0');
    repository.commit('a', '2.0.0');

    const { status, printed } = repository.check();
    expect(status).toBe(0);
    expect(printed).toContain('breaking: Query.b was removed.');
    expect(printed).toContain('The version 2.0.0 may break what 1.0.0 promised.');
  });
});
