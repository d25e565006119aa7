import { CONTACTS } from '../../../test/support/ids.ts';
import { makesContact } from './chaos-operation.ts';
import { SUPERVISOR_IDS } from './values.ts';

export const MONITOR_CONTACT = makesContact({
  operation: 'MonitorContact',
  draw: (random) => ({
    capabilities: random.pick([['SILENT_MONITOR'], ['SILENT_MONITOR', 'BARGE']]),
  }),
  input: ({ capabilities }) => ({ contactId: CONTACTS.chat, capabilities }),
  // A contact that monitors another one has no name: the token decides which user it is made for.
  markOf(token) {
    const [, index = '0', twin] = /-(\d+)(-twin)?$/.exec(token) ?? [];
    const user = (2 * Number(index) + (twin === undefined ? 0 : 1)) % SUPERVISOR_IDS.length;
    const key = SUPERVISOR_IDS[user] ?? '';
    return { key, input: { userId: key } };
  },
});
