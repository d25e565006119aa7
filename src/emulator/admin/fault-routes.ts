import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { faultRule, faultRuleList } from '../faults/fault-rules.ts';
import type { AdminOptions } from './administration.ts';
import { answers } from './responses.ts';

const countedRules = z.object({
  rules: z.array(
    faultRule.safeExtend({
      matched: z.int().describe('How many calls of its operation and contact there were.'),
      applied: z.int().describe('How many calls it has answered.'),
    }),
  ),
});

const response = answers(
  countedRules,
  'The rules, with how many calls each has seen and answered.',
);

/** Faults on request: the rules by which calls are answered otherwise. */
export const faultRoutes: FastifyPluginCallbackZod<AdminOptions> = (
  server,
  { administration: { faults } },
  done,
) => {
  server.get(
    '/faults',
    { schema: { operationId: 'getFaults', summary: 'The rules for faults', response } },
    () => ({ rules: [...faults.rules] }),
  );

  server.post(
    '/faults',
    {
      schema: {
        operationId: 'replaceFaults',
        summary: 'Replace all rules for faults',
        description:
          'A call is answered by the first rule that applies to it. Without nth and times, a rule applies to every matching call; nth: to the nth only; nth and times: to that many from the nth on; times: to the first ones. An empty list ends all faults.',
        body: faultRuleList.meta({
          examples: [
            {
              rules: [
                {
                  operation: 'TransferContact',
                  times: 2,
                  fault: { exception: 'ThrottlingException', retryAfter: 2 },
                },
              ],
            },
          ],
        }),
        response,
      },
    },
    ({ body }) => {
      faults.replace(body.rules);
      return { rules: [...faults.rules] };
    },
  );
  done();
};
