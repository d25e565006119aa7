import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { AccessToken } from '../../src/graphiql/access-token.ts';
import { Session } from '../../src/graphiql/session.ts';

const DAY_MS = 86_400_000;
const lasting = (ms: number | undefined): AccessToken => ({
  text: 'token',
  claims: {
    subject: 'maria',
    scopes: [],
    expiresAt: ms === undefined ? undefined : new Date(Date.now() + ms),
  },
});

describe('a session', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each([
    [1_000, 999, 'signed-in'],
    [1_000, 1_000, 'expired'],
    [0, 0, 'expired'],
    [-60_000, 0, 'expired'],
    [60 * DAY_MS, 59 * DAY_MS, 'signed-in'],
    [60 * DAY_MS, 60 * DAY_MS, 'expired'],
    [undefined, 400 * DAY_MS, 'signed-in'],
  ])('of a token for %p ms is after %p ms: %s', (lifetime, passed, kind) => {
    const session = new Session();
    session.signIn(lasting(lifetime));

    jest.advanceTimersByTime(passed);

    expect(session.state.kind).toBe(kind);
  });

  test.each([
    [['token', 200], 'signed-in'],
    [['token', 401], 'rejected'],
    [['token', 403], 'signed-in'],
    [['token', 401, 'token', 503], 'rejected'],
    [['token', 401, 'token', 200], 'signed-in'],
    [['an earlier token', 401], 'signed-in'],
  ] as const)('whose answers were %j is %s', (answers, kind) => {
    const session = new Session();
    session.signIn(lasting(DAY_MS));

    for (let at = 0; at < answers.length; at += 2) {
      session.noteAnswer(String(answers[at]), Number(answers[at + 1]));
    }

    expect(session.state.kind).toBe(kind);
  });

  test('that was signed out stays so, and notifies its listeners of each change', () => {
    const session = new Session();
    const kinds: string[] = [];
    const unsubscribe = session.subscribe(() => kinds.push(session.state.kind));

    session.signIn(lasting(1_000));
    session.signOut();
    session.noteAnswer('token', 401);
    jest.advanceTimersByTime(2_000);
    unsubscribe();
    session.signIn(lasting(1_000));

    expect(kinds).toStrictEqual(['signed-in', 'signed-out']);
  });

  test('of a second token forgets when the first was over', () => {
    const session = new Session();
    session.signIn(lasting(1_000));
    session.signIn({ ...lasting(DAY_MS), text: 'second' });

    jest.advanceTimersByTime(2_000);

    expect(session.state.kind).toBe('signed-in');
  });
});
