import type { ContactContext } from '../../contact.context.ts';
import type { TransferDependencies } from './transfer-contact.ts';

/** What the mutation takes from a request's context. Nothing outside of `operations` depends on it but the gateway. */
export type TransferContext = ContactContext & TransferDependencies;
