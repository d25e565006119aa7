import type { ContactFlowType } from '../../../directory/flows/contact-flow-type.enum.ts';
import type { QuickConnectType } from '../../../directory/quick-connects/quick-connect-type.enum.ts';
import type { InputIssue } from '../../../graphql-kit/input/input-issue.ts';
import type { ContactChannel } from '../../../graphql-kit/values/contact-channel.enum.ts';
import type { ContactResourceType } from '../../errors/contact-resource-type.enum.ts';

/** Each way in which a transfer is known to fail. All else is a bug, and is thrown. */
export type TransferFailure =
  | { readonly reason: 'bad-input'; readonly issues: readonly InputIssue[] }
  | {
      readonly reason: 'resource-not-found';
      /** `undefined` when Connect did not say which, and reading did not show it. */
      readonly resource: { readonly type: ContactResourceType; readonly id: string } | undefined;
    }
  | {
      readonly reason: 'contact-not-active';
      readonly contactId: string;
      readonly disconnectTimestamp: Date;
    }
  | {
      readonly reason: 'channel-not-supported';
      readonly contactId: string;
      readonly channel: ContactChannel;
    }
  | {
      readonly reason: 'flow-type-not-supported';
      readonly contactFlowId: string;
      readonly contactFlowType: ContactFlowType;
      readonly supportedContactFlowTypes: readonly ContactFlowType[];
    }
  | {
      readonly reason: 'quick-connect-type-not-supported';
      readonly quickConnectId: string;
      readonly quickConnectType: QuickConnectType;
      readonly supportedQuickConnectTypes: readonly QuickConnectType[];
    }
  | { readonly reason: 'transfer-limit'; readonly contactId: string; readonly limit: number }
  | ({ readonly reason: 'quota-exceeded' } & Retry)
  | { readonly reason: 'idempotency-conflict'; readonly clientToken: string }
  | { readonly reason: 'access-denied'; readonly connectRequestId: string | null }
  | { readonly reason: 'throttled'; readonly clientToken: string; readonly retryAfter: number }
  | ({ readonly reason: 'service-failure' } & Retry)
  | ({ readonly reason: 'no-credentials'; readonly retryable: boolean } & Retry)
  | { readonly reason: 'not-recorded'; readonly clientToken: string }
  | ({ readonly reason: 'outcome-unknown' } & Retry)
  | {
      readonly reason: 'request-rejected';
      readonly connectMessage: string;
      readonly connectRequestId: string | null;
    };

/** What a caller needs to try again, and an operator to ask AWS. */
interface Retry {
  readonly clientToken: string;
  readonly connectRequestId: string | null;
}
