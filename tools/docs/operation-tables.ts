import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { DEFAULT_SCOPE_NAMES } from '../../src/auth/permission.ts';
import { DEFAULT_RATE } from '../../src/connect/quota/rates.ts';
import type { RetrySafety } from '../../src/contacts/errors/contact-outcome-unknown.error.ts';
import type { DeclaredOperation } from '../../src/contacts/operations/kit/declare-operation.ts';
import { OPERATION_ERRORS } from '../../src/contacts/operations/kit/operation-errors.ts';
import {
  COMMON_REASONS,
  type Reason,
} from '../../src/contacts/operations/kit/operation-failure.ts';
import { type CostOfField, UPSTREAM_COST } from '../../src/graphql-kit/cost/upstream-cost.ts';
import { ERROR_STEPS } from './error-steps.ts';
import { code, codes, tableOf } from './table.ts';

type Operations = readonly DeclaredOperation[];

/** docs/api/mutations.md: what each mutation does, and its errors beside the common ones. */
export function mutationTable(operations: Operations, schema: GraphQLSchema): string {
  return tableOf(
    ['mutation', 'what it does', 'scope', 'errors of its own'],
    operations.map(({ mutation, permission, reasons }) => [
      code(mutation),
      purposeOf(mutation, schema),
      code(DEFAULT_SCOPE_NAMES[permission]),
      codes(typesOf(reasons.filter((reason) => !isCommon(reason)))) || 'none',
    ]),
  );
}

/** docs/api/mutations.md: the calls to Connect. */
export function callTable(operations: Operations, schema: GraphQLSchema): string {
  return tableOf(
    ['mutation', 'calls of a success', 'max calls', 'more for restricted callers'],
    operations.map(({ mutation, callsBefore }) => {
      const max = maxCalls(mutation, schema, false);
      return [
        code(mutation),
        callsBefore === 0 ? '1' : `1, or up to ${1 + callsBefore} if it reads first`,
        String(max),
        String(maxCalls(mutation, schema, true) - max),
      ];
    }),
  );
}

/** docs/authorization.md: the callers of each mutation. */
export function restrictionTable(operations: Operations): string {
  return tableOf(
    ['mutation', 'scope', 'a caller that is restricted to queues may use it'],
    operations.map(({ mutation, permission, restriction }) => [
      code(mutation),
      code(DEFAULT_SCOPE_NAMES[permission]),
      restriction === 'never' ? 'never' : `if ${restriction}`,
    ]),
  );
}

/** docs/operations/quotas.md: Connect's default rates. */
export function rateTable(operations: Operations): string {
  const byRate = Map.groupBy(operations, ({ rate = DEFAULT_RATE }) => JSON.stringify(rate));
  const rows = [...byRate.values()].map((same) => {
    const { perSecond, burst } = same[0]?.rate ?? DEFAULT_RATE;
    return { perSecond, burst, names: codes(same.map(({ name }) => name)) };
  });
  return tableOf(
    ['operation', 'calls a second', 'burst'],
    rows
      .sort((one, other) => other.perSecond - one.perSecond || other.burst - one.burst)
      .map(({ perSecond, burst, names }) => [names, String(perSecond), String(burst)]),
  );
}

const PROMISES = {
  token: {
    promise: '**token**: executed at most once',
    lost: 'the same token is sent again; Connect answers with the first result',
  },
  state: {
    promise: '**state**: the state holds, by whatever call',
    lost: 'the state is read; the call is repeated, once, only if the state does not hold',
  },
  idempotent: {
    promise:
      '**not visible**: Connect executed this call. Executing it twice does no more than once',
    lost: 'unknown: nothing is sent again. Repeating it is safe',
  },
} as const satisfies Readonly<Record<RetrySafety, object>>;

/** docs/reliability.md: what a success promises, and what resolves an ambiguous outcome. */
export function promiseTable(operations: Operations): string {
  return tableOf(
    ['mutation', 'a success promises', 'after a lost answer', 'after a restart'],
    operations.map((operation) => {
      const { mutation, retry, notShown } = operation;
      const { promise, lost } = PROMISES[retry];
      const exception = notShown === undefined ? '' : `, except ${notShown}: not visible`;
      return [code(mutation), `${promise}${exception}`, lost, restartOf(operation)];
    }),
  );
}

function restartOf({ retry, recovery }: DeclaredOperation): string {
  switch (retry) {
    case 'state':
      return 'the state is read: a success if it holds, otherwise unknown';
    case 'token':
      return recovery === undefined
        ? 'the chain of transfers is read: a success if it shows the transfer, otherwise unknown until a retry with the token'
        : 'not visible: unknown until a retry with the token';
    case 'idempotent':
      return 'not visible: unknown';
  }
}

const RECORDED = {
  texts: 'as texts: states and ids only',
  digests: 'as keyed digests: they are customer data',
} as const;

/** docs/operations/audit-log.md: what an intent has of each operation. */
export function recordTable(operations: Operations): string {
  return tableOf(
    ['`operation`', 'mutation', '`facts`'],
    operations.map(({ name, mutation, recordedFacts }) => [
      code(name),
      code(mutation),
      recordedFacts === undefined ? 'absent' : RECORDED[recordedFacts],
    ]),
  );
}

/** SECURITY.md: the promise for each mutation, and the tests that try it for all of them. */
export function securityTable(operations: Operations): string {
  return tableOf(
    ['promise', 'held by'],
    operations.map(({ mutation, permission, restriction }) => [
      `${code(mutation)} requires the scope ${code(DEFAULT_SCOPE_NAMES[permission])}. ${
        restriction === 'never'
          ? 'Callers that are restricted to queues cannot use it'
          : `Callers that are restricted to queues can use it only if ${restriction}`
      }`,
      codes([
        'test/auth/role-by-field.test.ts',
        'test/contacts/operations/matrix/not-called.test.ts',
      ]),
    ]),
  );
}

/** docs/api/errors.md: each error type of the schema, and the mutations that can return it. */
export function errorTable(operations: Operations, schema: GraphQLSchema): string {
  const reasonsByType = Map.groupBy(Object.keys(OPERATION_ERRORS) as Reason[], typeOf);
  return tableOf(
    ['type', '`code`', 'cause', 'what to do next', 'fields', 'returned by'],
    [...reasonsByType].flatMap(([type, reasons]) => {
      if (schema.getType(type) === undefined) return [];
      const steps = reasons.map((reason) => ERROR_STEPS[reason]);
      const users = operations.filter((operation) =>
        operation.reasons.some((reason) => reasons.includes(reason)),
      );
      return [
        [
          code(type),
          code(steps[0]?.code ?? ''),
          textOf(schema, type),
          [...new Set(steps.map(({ next }) => next))].join('; '),
          codes(fieldsOf(schema, type)),
          users.length === operations.length ? 'all' : codes(users.map(({ mutation }) => mutation)),
        ],
      ];
    }),
  );
}

function isCommon(reason: Reason): boolean {
  return COMMON_REASONS.some((common) => common === reason);
}

function typeOf(reason: Reason): string {
  return OPERATION_ERRORS[reason].type.name;
}

function typesOf(reasons: readonly Reason[]): Set<string> {
  return new Set(reasons.map(typeOf));
}

/** The first sentence of the description of a mutation. */
function purposeOf(mutation: string, schema: GraphQLSchema): string {
  const description = schema.getMutationType()?.getFields()[mutation]?.description ?? '';
  const [sentence = ''] = description.split(/(?<=\.) /);
  return sentence.replace(/\.$/, '');
}

function textOf(schema: GraphQLSchema, type: string): string {
  return schema.getType(type)?.description?.replace(/\.$/, '') ?? '';
}

/** The fields that a type has beside those of every error. */
function fieldsOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  const common = schema.getType('ContactError');
  if (!isObjectType(type) || !isInterfaceType(common)) return [];
  const known = Object.keys(common.getFields());
  return Object.keys(type.getFields()).filter((field) => !known.includes(field));
}

/** The max number of calls with the default settings, but for what is selected of the result. */
function maxCalls(mutation: string, schema: GraphQLSchema, isQueueRestricted: boolean): number {
  const field = schema.getMutationType()?.getFields()[mutation];
  const costOf = field?.extensions[UPSTREAM_COST] as CostOfField;
  const {
    calls = 0,
    probes = 0,
    loads = [],
  } = costOf({
    args: {},
    terms: { maxAttempts: 3, readsAfterWrite: 5, isQueueRestricted, defaultInstanceId: '' },
    selectsOnly: () => true,
  });
  // Contacts are read one by one.
  return calls + probes + loads.reduce((sum, { keys }) => sum + keys, 0);
}
