import type { MatrixRow } from './row.ts';
import { STOP_CONTACT } from './stop-contact.ts';
import { TRANSFER_CONTACT } from './transfer-contact.ts';

/** A row for each operation, in the order of `OPERATIONS`. */
export const ROWS: readonly MatrixRow[] = [STOP_CONTACT, TRANSFER_CONTACT];
