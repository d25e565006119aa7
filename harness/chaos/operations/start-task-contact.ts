import { FLOWS, QUICK_CONNECTS } from '../../../test/support/ids.ts';
import { makesContact } from './chaos-operation.ts';
import { drawPairs } from './values.ts';

export const START_TASK_CONTACT = makesContact({
  operation: 'StartTaskContact',
  draw: (random) => ({
    start: random.pick([
      { contactFlowId: FLOWS.inbound },
      { quickConnectId: QUICK_CONNECTS.billing },
    ]),
    attributes: drawPairs(random),
  }),
  input: (values) => values,
});
