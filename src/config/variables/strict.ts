import { oneOf } from '../parsers.ts';
import type { Variables } from './variable.ts';

/** How names of variables are checked. */
export const strictVariables = {
  CONFIG_STRICT: {
    schema: oneOf(['true', 'false']).prefault('false'),
    meaning:
      "`true`: an unknown variable that begins like the gateway's stops the start. `false`: the log lists such variables in one warning. See [unknown names](#misspelt-and-unknown-names).",
  },
} satisfies Variables;
