import { fragments } from './fragments.ts';
import type { HostileRequest } from './hostile-request.ts';
import { introspection } from './introspection.ts';
import { lexical } from './lexical.ts';
import { selections } from './selections.ts';
import { values } from './values.ts';

/** All hostile requests, each with a unique name. */
export const CORPUS: readonly HostileRequest[] = [
  ...selections,
  ...fragments,
  ...lexical,
  ...values,
  ...introspection,
];
