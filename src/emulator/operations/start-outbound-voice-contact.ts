import type {
  StartOutboundVoiceContactRequest,
  StartOutboundVoiceContactResponse,
} from '@aws-sdk/client-connect';
import { FrontError } from '../protocol/errors.ts';
import type { Operation } from './operation.ts';

export const startOutboundVoiceContact: Operation<
  StartOutboundVoiceContactRequest,
  StartOutboundVoiceContactResponse
> = () => {
  throw new FrontError(
    'NotEmulatedException',
    'StartOutboundVoiceContact exists in Connect and is not emulated here.',
  );
};
