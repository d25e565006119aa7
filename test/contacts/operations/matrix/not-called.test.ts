import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { AuditLogError } from '../../../../src/audit/audit-log.ts';
import { PERMISSIONS } from '../../../../src/auth/permission.ts';
import { MUTATION_NAMES } from '../../../../src/contacts/operations/index.ts';
import { OTHER_INSTANCE } from '../../../auth/support/restricted.ts';
import {
  bearer,
  type Claims,
  EVERY_SCOPE,
  scopeOf,
  startTestIssuer,
  type TestIssuer,
} from '../../../auth/support/test-issuer.ts';
import { INSTANCE_ID, QUEUES } from '../../../support/ids.ts';
import { type Cell, type Cells, startCell, startCells } from './support/cell.ts';
import { TABLE } from './support/operations.ts';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startTestIssuer();
});
afterAll(async () => issuer[Symbol.asyncDispose]());

const as = async (claims: Claims): Promise<{ readonly authorization: string }> =>
  bearer(await issuer.token({ scope: EVERY_SCOPE, ...claims }));

/** Nothing was executed, and the operation was not called. */
function expectNotCalled(cell: Cell): void {
  cell.check(() => {
    expect([cell.sent, cell.executions]).toStrictEqual([0, 0]);
  });
}

describe.each(TABLE)('%s is not called', (mutation, operation) => {
  const { declared, row, success } = operation;
  const { name } = declared;
  let cells: Cells;
  beforeAll(async () => {
    const allowedIds = [INSTANCE_ID, OTHER_INSTANCE];
    cells = await startCells(operation, {
      gateway: { jwt: issuer.options, instances: { defaultId: INSTANCE_ID, allowedIds } },
    });
  });
  afterAll(async () => cells[Symbol.asyncDispose]());

  test('for a caller without the permission', async () => {
    await using cell = await cells.next();
    const others = PERMISSIONS.filter((permission) => permission !== declared.permission);

    const answer = await cell.send({}, await as({ scope: scopeOf(...others) }));

    cell.check(() => {
      expect(answer).toMatchObject({ status: 403, result: undefined, codes: ['FORBIDDEN'] });
      expect([cell.calls, cell.audit]).toStrictEqual([[], []]);
    });
    expectNotCalled(cell);
  });

  test("in another instance than the caller's", async () => {
    await using cell = await cells.next();

    const answer = await cell.send({}, await as({ instances: [OTHER_INSTANCE] }));

    cell.check(() => {
      expect(answer).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
      expect([cell.calls, cell.audit]).toStrictEqual([[], []]);
    });
    expectNotCalled(cell);
  });

  test('for a contact in the queue of others', async () => {
    await using cell = await cells.next();
    const denied =
      row.authorizedQueues === 'never'
        ? [Object.values(QUEUES), row.otherQueues, []]
        : [row.otherQueues, []];

    for (const queues of denied) {
      const answer = await cell.send({}, await as({ queues }));

      cell.check(() => {
        expect(answer).toMatchObject({ result: null, codes: ['FORBIDDEN'] });
        expect(cell.audit).toStrictEqual([]);
      });
      expectNotCalled(cell);
    }
  });

  test('but for those in the queues of the caller', async () => {
    await using cell = await cells.next();
    const { authorizedQueues } = row;
    const queues = authorizedQueues === 'never' ? undefined : authorizedQueues;

    const { result } = await cell.send({}, await as({ queues }));

    cell.check(() => {
      expect(result?.__typename).toBe(success);
      expect([cell.sent, cell.executions]).toStrictEqual([1, 1]);
    });
  });

  test('where the instance has no such contact', async () => {
    await using cell = await cells.next();

    const result = await cell.mutate({ instanceId: OTHER_INSTANCE }, await as({}));

    cell.check(() => {
      expect(result.__typename).toBe('ContactResourceNotFoundError');
      expect(cell.executions).toBe(0);
    });
  });

  test('without quota', async () => {
    const rates = new Map([[name, { perSecond: 0.001, burst: 1 }]]);
    await using cell = await startCell(operation, { gateway: { rates: { rates, share: 1 } } });
    const first = await cell.mutate();

    const result = await cell.mutateInput(row.otherInput);

    cell.check(() => {
      expect([first.__typename, cell.sent, cell.executions]).toStrictEqual([success, 1, 1]);
      expect(result.__typename).toBe('ContactThrottledError');
      expect(result.retryAfter).toBeGreaterThanOrEqual(1);
    });
  });

  test('when the audit log cannot be written', async () => {
    const append = (): Promise<never> => Promise.reject(new AuditLogError('The disk is full'));
    await using cell = await startCell(operation, { gateway: { auditLog: { append } } });

    const result = await cell.mutate();

    cell.check(() => {
      expect(result).toMatchObject({ __typename: 'ContactServiceError', retryable: true });
    });
    expectNotCalled(cell);
  });

  test('when it is disabled', async () => {
    const mutations = new Set(MUTATION_NAMES.filter((each) => each !== mutation));
    await using cell = await startCell(operation, { gateway: { mutations } });

    const answer = await cell.send();

    cell.check(() => {
      expect(answer).toMatchObject({ status: 200, result: null, codes: ['MUTATION_DISABLED'] });
      expect([cell.calls, cell.audit]).toStrictEqual([[], []]);
    });
    expectNotCalled(cell);
  });
});
