import { z } from 'zod';
import { commaSeparated, id, oneOf } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** The mode, and the instances of Connect with their flows. */
export const instanceVariables = {
  CONNECT_MODE: {
    schema: oneOf(['embedded', 'aws']).optional(),
    byDefault: '`embedded`; required when `NODE_ENV` is `production`',
    meaning:
      '`embedded`: the gateway starts the [embedded Connect](emulator.md) and sends nothing to AWS. `aws`: the gateway calls [AWS](deployment/aws.md).',
  },
  NODE_ENV: {
    schema: z.string().optional(),
    meaning:
      '`production` changes defaults and checks: see [production](#production). No other value has a meaning to the gateway.',
  },
  CONNECT_INSTANCE_ID: {
    schema: id(100).optional(),
    byDefault: 'required in `aws` mode; else the embedded instance',
    meaning:
      'The id, not the ARN, of the Connect instance for requests that name none. An instance is one contact centre in Connect.',
    example: '10000000-0000-4000-8000-000000000001',
  },
  CONNECT_INSTANCE_IDS: {
    schema: commaSeparated.pipe(z.array(id(100))).prefault(''),
    meaning:
      'Ids of further instances that requests may name, comma-separated. Without it, requests can use the default instance only.',
  },
  CONNECT_QUEUE_TRANSFER_FLOW_ID: {
    schema: id(500).optional(),
    byDefault: 'in `embedded` mode, the first flow of the type `QUEUE_TRANSFER`; else none',
    meaning:
      'The id of the flow for [transfers to a queue](api/transfers.md) when the request names none. A flow is the script that Connect runs on a contact. Without a flow the log warns at the start, and such transfers return `ContactInputError`.',
  },
  CONNECT_USER_TRANSFER_FLOW_ID: {
    schema: id(500).optional(),
    byDefault: 'in `embedded` mode, the first flow of the type `AGENT_TRANSFER`; else none',
    meaning:
      'The id of the flow for [transfers to a user](api/transfers.md) when the request names none. Without a flow the log warns at the start, and such transfers return `ContactInputError`.',
  },
} satisfies Variables;
