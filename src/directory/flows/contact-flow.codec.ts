import { z } from 'zod';
import { ContactFlowType } from './contact-flow-type.enum.ts';
import type { ContactFlowList } from './contact-flow.loader.ts';
import type { ContactFlow } from './contact-flow.type.ts';

/** The form in which a flow is shared with other gateways. */
export const CONTACT_FLOW_CODEC: z.ZodType<ContactFlow> = z.object({
  id: z.string(),
  arn: z.string(),
  instanceId: z.string(),
  name: z.string().nullable(),
  type: z.enum(ContactFlowType),
  active: z.boolean(),
});

/** The form in which all flows of an instance are shared. */
export const CONTACT_FLOW_LIST_CODEC: z.ZodType<ContactFlowList> = z.codec(
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
