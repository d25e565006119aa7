import type { ContactFlowLoader } from '../flows/contact-flow.loader.ts';
import type { QueueContext } from '../queues/queue.context.ts';
import type { UserContext } from '../users/user.context.ts';
import type { QuickConnectLoader } from './quick-connect.loader.ts';

/** What the resolvers of quick connects take from a request's context. */
export interface QuickConnectContext extends QueueContext, UserContext {
  readonly quickConnects: QuickConnectLoader;
  readonly contactFlows: ContactFlowLoader;
}
