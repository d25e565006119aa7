import { describe, expect, test } from '@jest/globals';
import {
  TransferContactDocument,
  type TransferContactInput,
} from '../../../support/generated/graphql.ts';
import { CONTACTS, QUEUES, USERS } from '../../../support/ids.ts';
import { transfer } from '../../../support/transfer.ts';
import { startWorld } from '../../../support/world.ts';

// `npm run check:types` holds each @ts-expect-error to be one; the tests, that the gateway agrees with the types.

const contactId = CONTACTS.unassignedTask;

describe('what the generated types reject, the gateway rejects too', () => {
  const bothTargets: TransferContactInput = {
    contactId,
    // @ts-expect-error a target has one key, not two
    target: { queueId: QUEUES.billing, userId: USERS.ben },
  };
  const noTarget: TransferContactInput = {
    contactId,
    // @ts-expect-error a target has one key, not none
    target: {},
  };
  const nullTarget: TransferContactInput = {
    contactId,
    // @ts-expect-error the key of a target has a value
    target: { queueId: null },
  };
  const nullBesideTarget: TransferContactInput = {
    contactId,
    // @ts-expect-error null is a second key, too
    target: { queueId: QUEUES.billing, userId: null },
  };
  // @ts-expect-error a transfer has a contact
  const noContact: TransferContactInput = { target: { queueId: QUEUES.billing } };

  test.each(Object.entries({ bothTargets, noTarget, nullTarget, nullBesideTarget, noContact }))(
    '%s',
    async (_, input) => {
      await using world = await startWorld();

      const answer = await world.client.send(String(TransferContactDocument), { input });

      expect(answer).toMatchObject({
        data: undefined,
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
    },
  );
});

test('the members of the result are distinguished by __typename', async () => {
  await using world = await startWorld();

  const result = await transfer(world, {
    contactId: CONTACTS.endedTask,
    target: { queueId: QUEUES.billing },
  });

  // @ts-expect-error a member has it, and the result as a whole has not
  expect(result.disconnectTimestamp).toBeDefined();
  if (result.__typename !== 'ContactNotActiveError') throw new Error(result.__typename);
  const endedAt: string = result.disconnectTimestamp;
  expect(Date.parse(endedAt)).toBeLessThan(Date.now());
});
