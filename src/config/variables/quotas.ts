import { oneOf, rates, share } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** The quotas of Connect, by which the gateway schedules its calls. */
export const quotaVariables = {
  CONNECT_QUOTAS: {
    schema: oneOf(['aws', 'off']).optional(),
    byDefault: '`aws` in `aws` mode; else the value of `EMULATOR_QUOTAS`',
    meaning:
      "`aws`: the gateway calls Connect no more often than [Connect's quotas](operations/quotas.md) allow. `off`: as often as requests need.",
  },
  CONNECT_RATES: {
    schema: rates.prefault(''),
    byDefault: "AWS's default rates",
    meaning:
      "Your account's own rates, comma-separated: `OPERATION=RATE/BURST`. `TransferContact=10/15` allows ten calls a second, in bursts of fifteen. Operations that are not listed keep AWS's default rate.",
    example: 'TransferContact=10/15, SearchUsers=5/8',
  },
  CONNECT_RATE_SHARE: {
    schema: share.prefault('1'),
    meaning:
      'The part of all rates that the gateway may use: above 0, 1 at most. `0.5` leaves half of them to other applications of the account.',
  },
} satisfies Variables;
