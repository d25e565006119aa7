import { z } from 'zod';
import { withoutAlias } from '../../connect/connect-arn.ts';
import { PAGES_OF_WHOLE_LIST } from '../../connect/read-all.ts';
import { MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';
import type { DirectoryType } from '../directory-type.ts';
import { ContactFlowType } from './contact-flow-type.enum.ts';
import { type ContactFlowList, createContactFlowLoader } from './contact-flow.loader.ts';
import type { ContactFlow } from './contact-flow.type.ts';

/** The codec of flows that gateways share. */
export const CONTACT_FLOW_CODEC: z.ZodType<ContactFlow> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  name: z.string().nullable(),
  type: z.enum(ContactFlowType),
  active: z.boolean(),
});

/** The codec of all flows of an instance. */
const CONTACT_FLOW_LIST_CODEC: z.ZodType<ContactFlowList> = z.codec(
  z.object({ flows: z.array(CONTACT_FLOW_CODEC), isComplete: z.boolean() }),
  z.custom<ContactFlowList>(),
  {
    decode: ({ flows, isComplete }) => ({
      byId: new Map(flows.map((flow) => [flow.id, flow])),
      isComplete,
    }),
    encode: ({ byId, isComplete }) => ({ flows: [...byId.values()], isComplete }),
  },
);

export const CONTACT_FLOWS: DirectoryType<ContactFlow, ContactFlowList> = {
  cacheName: 'contactFlowLists',
  codec: CONTACT_FLOW_LIST_CODEC,
  stage: 'leaves',
  createLoader: createContactFlowLoader,
  // Each batch may read the whole list of its instance.
  maxCalls: ({ batches }) => batches * PAGES_OF_WHOLE_LIST,
  entity: {
    typeName: 'ContactFlow',
    arnKinds: ['contact-flow'],
    maxIdLength: MAX_LENGTHS.contactFlowId,
    // Other subgraphs may refer to a flow with the alias of a version.
    normalizeKey: withoutAlias,
  },
};
