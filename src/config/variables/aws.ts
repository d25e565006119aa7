import { z } from 'zod';
import { wholeNumber } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** AWS's own variables, as far as the gateway checks them. Its SDK reads these and others, such as the credentials. */
export const awsVariables = {
  AWS_REGION: {
    schema: z
      .string()
      .regex(/^[a-z0-9-]{1,63}$/, 'must be the name of a Region')
      .optional(),
    byDefault: 'required in `aws` mode',
    meaning: 'The AWS Region of the instance.',
    example: 'eu-west-2',
  },
  AWS_ENDPOINT_URL_CONNECT: {
    schema: z.url({ protocol: /^https?$/, error: 'must be a URL' }).optional(),
    byDefault: "AWS's endpoint of the Region",
    meaning:
      'The endpoint that the SDK calls in `aws` mode, such as a VPC endpoint or an embedded Connect that runs [alone](emulator.md).',
    example: 'http://127.0.0.1:4010',
  },
  AWS_MAX_ATTEMPTS: {
    schema: wholeNumber(1, 10).prefault('3'),
    meaning:
      'The max number of attempts of a call to Connect, the first one included. All attempts of a mutation with a token for Connect carry the same one; the gateway does not retry the others before it has read what Connect shows. While most calls of an operation fail, the gateway [does not retry them](reliability.md).',
  },
} satisfies Variables;
