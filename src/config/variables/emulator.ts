import { z } from 'zod';
import { parseSeed } from '../../emulator/seed.ts';
import { commaSeparated, jsonFile, oneOf, wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

const CHANNELS = ['TASK', 'EMAIL'] as const;

/** The embedded Connect, beside the gateway or alone. */
export const emulatorVariables = {
  EMULATOR_PORT: {
    schema: wholeNumber(0, 65_535).optional(),
    byDefault: '`4010` alone; any free port beside the gateway',
    meaning: 'The port that the embedded Connect listens on. `0`: any free port.',
  },
  EMULATOR_SEED: {
    schema: jsonFile(parseSeed).optional(),
    byDefault: 'the [built-in contact centre](sample-data.md)',
    meaning: 'The path of a JSON file with the [initial data](emulator.md).',
  },
  EMULATOR_LATENCY_MS: {
    schema: wholeNumber(0, 60_000).prefault('0'),
    meaning: 'How long, in milliseconds, each response is delayed.',
  },
  EMULATOR_CONSISTENCY_DELAY_MS: {
    schema: wholeNumber(0, 60_000).prefault('0'),
    meaning: 'How long it takes, in milliseconds, until reads show a change.',
  },
  EMULATOR_SEARCH_DELAY_MS: {
    schema: wholeNumber(0, 60_000).optional(),
    byDefault: 'the value of `EMULATOR_CONSISTENCY_DELAY_MS`',
    meaning: 'How long it takes, in milliseconds, until searches for contacts show a change.',
  },
  EMULATOR_QUOTAS: {
    schema: oneOf(['off', 'aws']).prefault('off'),
    meaning:
      "`aws`: AWS's default quotas apply, and calls over them get `ThrottlingException` or `TooManyRequestsException`. `off`: no quotas.",
  },
  EMULATOR_LIMITS: {
    schema: oneOf(['on', 'off']).prefault('on'),
    meaning:
      '`on`: queues, agent queues and instances hold no more contacts than [in Connect](emulator.md#limits). `off`: they hold any number.',
  },
  EMULATOR_TRANSFERABLE_CHANNELS: {
    schema: commaSeparated
      .pipe(z.array(oneOf(CHANNELS)).min(1, 'must name a channel'))
      .prefault('TASK'),
    meaning: `The channels whose contacts can be transferred, comma-separated, of: ${CHANNELS.join(', ')}. AWS's current documentation adds EMAIL, and \`TASK,EMAIL\` follows it.`,
    example: 'TASK,EMAIL',
  },
  EMULATOR_EVENTS: {
    schema: oneOf(['true', 'false']).prefault('false'),
    meaning:
      '`true`: contact events are sent to a [queue](emulator-events.md), which the embedded Connect serves as SQS does, at the port after its own. It needs the package `fauxqs`. `false`: no queue.',
  },
} satisfies Variables;
