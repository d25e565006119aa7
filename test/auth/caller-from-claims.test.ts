import { describe, expect, test } from '@jest/globals';
import { callerFromClaims } from '../../src/auth/caller-from-claims.ts';
import { DEFAULT_SCOPE_NAMES, PERMISSIONS } from '../../src/auth/permission.ts';

const OPTIONS = {
  scopeNames: DEFAULT_SCOPE_NAMES,
  scopeClaim: 'scope',
  instancesClaim: 'instances',
  queuesClaim: 'queues',
};
const WHO = { iss: 'https://issuer.example', sub: 'amara' };

describe('the permissions of a caller', () => {
  test.each<[unknown, readonly string[]]>([
    [undefined, []],
    ['', []],
    ['contacts:read', ['READ_CONTACTS']],
    ['openid  contacts:transfer contacts:read profile', ['READ_CONTACTS', 'TRANSFER_CONTACTS']],
    [
      ['directory:read', 'attributes:read'],
      ['READ_ATTRIBUTES', 'READ_DIRECTORY'],
    ],
    [
      'agents:status contacts:update contacts:assign contacts:stop contacts:start',
      ['START_CONTACTS', 'STOP_CONTACTS', 'ASSIGN_CONTACTS', 'UPDATE_CONTACTS', 'SET_AGENT_STATUS'],
    ],
    [['contacts:read contacts:transfer'], []],
    ['contacts:read,contacts:transfer', []],
    ['CONTACTS:READ', []],
    ['contacts:read:all', []],
    [{ 'contacts:read': true }, []],
    [['contacts:read', 1], []],
    [true, []],
    [null, []],
  ])('by the claim %j', (scope, permissions) => {
    const caller = callerFromClaims({ ...WHO, scope }, OPTIONS);

    expect([...(caller?.permissions ?? ['none'])]).toStrictEqual(permissions);
  });

  test('by scopes of other names, in another claim', () => {
    const options = {
      ...OPTIONS,
      scopeClaim: 'scp',
      scopeNames: { ...DEFAULT_SCOPE_NAMES, READ_CONTACTS: 'Contacts.Read' },
    };
    const claims = { ...WHO, scp: 'Contacts.Read', scope: PERMISSIONS.join(' ') };

    expect([...(callerFromClaims(claims, options)?.permissions ?? [])]).toStrictEqual([
      'READ_CONTACTS',
    ]);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'never by inherited members of objects: %s',
    (scopeClaim) => {
      expect(callerFromClaims(WHO, { ...OPTIONS, scopeClaim })?.permissions.size).toBe(0);
    },
  );
});

describe('the restrictions of a caller', () => {
  test.each<[unknown, readonly string[] | undefined]>([
    [undefined, undefined],
    ['q1', ['q1']],
    ['q1 q2', ['q1', 'q2']],
    [
      ['q1', 'q2'],
      ['q1', 'q2'],
    ],
    [[], []],
    ['', []],
    [null, []],
    [7, []],
    [['q1', null], []],
    [['q1', 'q\ud800'], []],
    ['q1 q\ud800', []],
    [{ q1: true }, []],
  ])('to queues, by the claim %j', (queues, ids) => {
    // As in JSON: a claim that is undefined is absent.
    const claims = JSON.parse(JSON.stringify({ ...WHO, queues })) as typeof WHO;
    const queueIds = callerFromClaims(claims, OPTIONS)?.queueIds;

    expect(queueIds && [...queueIds]).toStrictEqual(ids);
  });

  test('to the queue that the subject is, where that is the claim', () => {
    const options = { ...OPTIONS, queuesClaim: 'sub' };

    expect([...(callerFromClaims(WHO, options)?.queueIds ?? [])]).toStrictEqual(['amara']);
  });

  test('are none where no claim is configured for them', () => {
    const options = { ...OPTIONS, instancesClaim: undefined, queuesClaim: undefined };
    const caller = callerFromClaims({ ...WHO, instances: 'i1', queues: 'q1' }, options);

    expect(caller).toMatchObject({ instanceIds: undefined, queueIds: undefined });
  });
});

describe('the Connect user of a caller', () => {
  const options = { ...OPTIONS, userClaim: 'connect_user' };

  test.each<[unknown, string | undefined]>([
    ['amara', 'amara'],
    ['arn:aws:connect:x', 'arn:aws:connect:x'],
    // What it names is checked where it is used.
    ['amara ben', 'amara ben'],
    [undefined, undefined],
    ['', undefined],
    ['amara\ud800', undefined],
    [['amara'], undefined],
    [7, undefined],
    [{}, undefined],
    [null, undefined],
  ])('by the claim %j', (connect_user, connectUser) => {
    expect(callerFromClaims({ ...WHO, connect_user }, options)?.connectUser).toBe(connectUser);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'never by inherited members of objects: %s',
    (userClaim) => {
      expect(callerFromClaims(WHO, { ...options, userClaim })?.connectUser).toBeUndefined();
    },
  );

  test('is none where no claim is configured for it', () => {
    expect(callerFromClaims({ ...WHO, connect_user: 'amara' }, OPTIONS)).not.toHaveProperty(
      'connectUser',
    );
  });
});

describe('the identity of a caller', () => {
  test.each([
    [{ ...WHO }, { issuer: WHO.iss, subject: 'amara' }],
    [
      { ...WHO, client_id: 'app' },
      { issuer: WHO.iss, subject: 'amara', clientId: 'app' },
    ],
    [
      { ...WHO, azp: 'app' },
      { issuer: WHO.iss, subject: 'amara', clientId: 'app' },
    ],
    [
      { ...WHO, client_id: { app: 1 } },
      { issuer: WHO.iss, subject: 'amara' },
    ],
  ])('%j', (claims, identity) => {
    expect(callerFromClaims(claims, OPTIONS)?.identity).toStrictEqual(identity);
  });

  test.each([
    { iss: WHO.iss },
    { sub: WHO.sub },
    { ...WHO, sub: '' },
    { ...WHO, sub: 'amara\ud800' },
  ])('%j has no identity', (claims) => {
    expect(callerFromClaims(claims, OPTIONS)).toBeUndefined();
  });
});
