import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { badField } from './admin-error.ts';
import type { AdminOptions, Administration } from './administration.ts';
import { answers, noFields } from './responses.ts';

const yearMs = 366 * 86_400_000;
/** The last time that is written with four digits for its year. */
const endOfTime = Date.UTC(9999, 11, 31);

const time = z.iso.datetime();

const health = z.object({
  status: z.literal('ok'),
  now: time.describe('The time of the emulator’s clock.'),
  startedAt: time.describe('When the emulator was started or reset.'),
  counts: z.object({
    instances: z.int(),
    users: z.int(),
    activeContacts: z.int(),
    transfers: z.int().describe('The executed transfers that are known, 10,000 at most.'),
    faultRules: z.int(),
  }),
});

const transfers = z.object({
  transfers: z.array(
    z.object({
      contactId: z.string(),
      newContactId: z.string(),
      clientToken: z.string().nullable().describe('Null where the call had none.'),
      time,
    }),
  ),
});

function healthOf({ context, faults }: Administration): z.output<typeof health> {
  const { now, startedAt, directory, contacts, ledger } = context();
  const channels = ['VOICE', 'CHAT', 'TASK', 'EMAIL'] as const;
  const active = directory.instances.flatMap(({ id }) =>
    channels.map((channel) => contacts.activeCount(id, channel)),
  );
  return {
    status: 'ok',
    now: now.toISOString(),
    startedAt: startedAt.toISOString(),
    counts: {
      instances: directory.instances.length,
      users: directory.instances.reduce((n, { id }) => n + directory.instance(id).users.length, 0),
      activeContacts: active.reduce((sum, count) => sum + count, 0),
      transfers: ledger.transfers.length,
      faultRules: faults.rules.length,
    },
  };
}

/** The emulator as a whole: its health, its clock, its books. */
export const emulatorRoutes: FastifyPluginCallbackZod<AdminOptions> = (
  server,
  { administration },
  done,
) => {
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger());

  server.get(
    '/health',
    {
      schema: {
        operationId: 'getHealth',
        summary: 'Whether it runs, and its time',
        response: answers(health, 'It runs.'),
      },
    },
    () => healthOf(administration),
  );

  server.post(
    '/reset',
    {
      schema: {
        operationId: 'reset',
        summary: 'Begin afresh',
        description:
          'The seed, the clock, quotas and events begin again; rules for faults are dropped.',
        body: noFields,
        response: answers(health, 'The state after the reset.'),
      },
    },
    async () => {
      await administration.reset();
      return healthOf(administration);
    },
  );

  server.post(
    '/advance',
    {
      schema: {
        operationId: 'advanceClock',
        summary: 'Move the clock forward',
        description: 'What becomes due is executed before the answer, in order.',
        body: z
          .strictObject({ milliseconds: z.int().min(0).max(yearMs) })
          .meta({ examples: [{ milliseconds: 60_000 }] }),
        response: answers(z.object({ now: time }), 'The new time of the emulator’s clock.'),
      },
    },
    ({ body: { milliseconds } }) => {
      if (administration.context().now.getTime() + milliseconds > endOfTime) {
        throw badField('milliseconds', 'leads past the year 9999; POST /_emulator/reset first');
      }
      administration.advance(milliseconds);
      return { now: administration.context().now.toISOString() };
    },
  );

  server.get(
    '/transfers',
    {
      schema: {
        operationId: 'listTransfers',
        summary: 'The latest 10,000 executed transfers, oldest first',
        response: answers(transfers, 'The transfers, whether or not their answers arrived.'),
      },
    },
    () => ({
      transfers: administration.context().ledger.transfers.map((transfer) => ({
        contactId: transfer.contactId,
        newContactId: transfer.newContactId,
        clientToken: transfer.token ?? null,
        time: transfer.at.toISOString(),
      })),
    }),
  );
  done();
};
