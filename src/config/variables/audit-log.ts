import { z } from 'zod';
import type { Variables } from './variable.ts';

/** The audit log of mutations. */
export const auditVariables = {
  AUDIT_LOG: {
    schema: z.string().prefault('stdout'),
    meaning:
      'Where the [audit log](operations/audit-log.md) is written. `stdout`: standard output, among the lines of the log. Any other value is the path of a file.',
    example: '/var/log/contact-gateway/audit.jsonl',
  },
} satisfies Variables;
