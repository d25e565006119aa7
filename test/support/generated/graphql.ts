/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How a contact reaches the contact centre. */
export type ContactChannel =
  /** A chat, SMS or messaging conversation. */
  | 'CHAT'
  /** An email. */
  | 'EMAIL'
  /** A piece of work for an agent, such as an insurance claim. */
  | 'TASK'
  /** A channel that Connect has added since this version of the gateway. Rejected as an input. */
  | 'UNKNOWN'
  /** A call by phone, from a web page or from an app. */
  | 'VOICE';

/** The category of an error. `__typename` is the precise reason: handle an error type that your client does not know by its `code`. Codes can be added, too: handle an unknown code by `retryable`. */
export type ContactErrorCode =
  /** The gateway's AWS identity lacks a permission, or a call to this number is not allowed. The gateway's operators can grant it. */
  | 'ACCESS_DENIED'
  /** A value of the input is invalid, such as an empty id. */
  | 'BAD_INPUT'
  /** The `clientToken` was already used with other values: use a new one. Or, when `retryable` is true, another request changes the contact at the same time: retry later. */
  | 'CONFLICT'
  /** All resources that the input names exist, but the type or state of one does not allow the operation. For example, the contact has ended, or is not paused. */
  | 'INVALID_STATE'
  /** A limit or a quota of Connect is reached, such as the maximum number of transfers or tags of a contact. */
  | 'LIMIT_EXCEEDED'
  /** A resource that the input names does not exist in Connect, such as the contact or the queue. */
  | 'NOT_FOUND'
  /** It is unknown whether the operation took place. Retry with the same `clientToken`. */
  | 'OUTCOME_UNKNOWN'
  /** Connect rejected the request, and only Connect's own message gives the reason. */
  | 'REJECTED'
  /** Connect, the gateway's AWS credentials or its audit log failed. This request changed nothing. */
  | 'SERVICE_FAILURE'
  /** Too many requests to Connect. This request changed nothing; retry later. */
  | 'THROTTLED';

/** What a flow is for. A transfer can use `CONTACT_FLOW`, `AGENT_TRANSFER` and `QUEUE_TRANSFER`. */
export type ContactFlowType =
  /** Agent hold: what an agent experiences on hold. */
  | 'AGENT_HOLD'
  /** Transfer to agent: takes a contact to an agent. */
  | 'AGENT_TRANSFER'
  /** Agent whisper: what an agent hears before a customer is connected. */
  | 'AGENT_WHISPER'
  /** Campaign: runs an outbound campaign. */
  | 'CAMPAIGN'
  /** Inbound flow: handles new contacts. */
  | 'CONTACT_FLOW'
  /** Customer hold: what a customer experiences on hold. */
  | 'CUSTOMER_HOLD'
  /** Customer queue: what a customer experiences while waiting in a queue. */
  | 'CUSTOMER_QUEUE'
  /** Customer whisper: what a customer hears before an agent is connected. */
  | 'CUSTOMER_WHISPER'
  /** Outbound whisper: what a customer hears before an outbound call begins. */
  | 'OUTBOUND_WHISPER'
  /** Transfer to queue: takes a contact to a queue. */
  | 'QUEUE_TRANSFER'
  /** A type that Connect has added since this version of the gateway. Rejected as an input. */
  | 'UNKNOWN';

/** The type of a resource that the input of an operation names. */
export type ContactResourceType =
  /** An agent status, such as `Lunch`. */
  | 'AGENT_STATUS'
  /** A contact. */
  | 'CONTACT'
  /** A flow. */
  | 'CONTACT_FLOW'
  /** A Connect instance. */
  | 'INSTANCE'
  /** A phone number of the Connect instance. */
  | 'PHONE_NUMBER'
  /** A standard queue or an agent queue. */
  | 'QUEUE'
  /** A quick connect. */
  | 'QUICK_CONNECT'
  /** A task template. */
  | 'TASK_TEMPLATE'
  /** A user, such as an agent. */
  | 'USER';

/** What a quick connect leads to. */
export type QuickConnectType =
  /** A flow, which decides the target. Contacts can be transferred to it. */
  | 'FLOW'
  /** A phone number. Only calls can be transferred to it, and `transferContact` does not do so. */
  | 'PHONE_NUMBER'
  /** A queue. Contacts can be transferred to it. */
  | 'QUEUE'
  /** A type that Connect has added since this version of the gateway. */
  | 'UNKNOWN'
  /** A user. Contacts can be transferred to it. */
  | 'USER';

/** The contact to transfer, the target and the flow. */
export type TransferContactInput = {
  /** The idempotency token: up to 500 characters, such as a UUID. Requests with the same token and the same values transfer at most once. By default, the gateway generates one, and returns it. */
  readonly clientToken?: string | null | undefined;
  /** The id of the flow that takes the contact to its target: up to 500 characters. Its type must be `CONTACT_FLOW`, `AGENT_TRANSFER` or `QUEUE_TRANSFER`. By default, the flow that is configured in the gateway for queues or for users. Must be absent with a quick connect, which has its own flow. */
  readonly contactFlowId?: string | null | undefined;
  /** The id of the contact to transfer: 1 to 256 characters. Not its ARN. */
  readonly contactId: string;
  /** The id of the Connect instance: up to 100 characters. By default, the configured instance. Others only if the gateway allows them. */
  readonly instanceId?: string | null | undefined;
  /** The target of the transfer: a queue, a user or a quick connect. */
  readonly target: TransferTargetInput;
};

/** The target of a transfer. Give exactly one of the fields, such as `{ queueId: "…" }`. */
export type TransferTargetInput =
  {   /** The id of a standard queue or of an agent queue. Not its ARN. */
  readonly queueId: string; readonly quickConnectId?: never; readonly userId?: never; }
  |  { readonly queueId?: never;   /** The id of a quick connect of the type `USER`, `QUEUE` or `FLOW`. It has its own flow, so omit `contactFlowId`. A `FLOW` quick connect leads wherever its flow leads. */
  readonly quickConnectId: string; readonly userId?: never; }
  |  { readonly queueId?: never; readonly quickConnectId?: never;   /** The id or the ARN of a user: an agent. */
  readonly userId: string; };

export type BenchTransferMutationVariables = Exact<{
  input: TransferContactInput;
}>;


export type BenchTransferMutation = { readonly transferContact:
    | { readonly __typename: 'ContactAccessDeniedError', readonly message: string }
    | { readonly __typename: 'ContactChannelNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactFlowTypeNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactIdempotencyConflictError', readonly message: string }
    | { readonly __typename: 'ContactInputError', readonly message: string }
    | { readonly __typename: 'ContactNotActiveError', readonly message: string }
    | { readonly __typename: 'ContactOutcomeUnknownError', readonly message: string }
    | { readonly __typename: 'ContactQuickConnectTypeNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactQuotaExceededError', readonly message: string }
    | { readonly __typename: 'ContactRequestRejectedError', readonly message: string }
    | { readonly __typename: 'ContactResourceNotFoundError', readonly message: string }
    | { readonly __typename: 'ContactServiceError', readonly message: string }
    | { readonly __typename: 'ContactThrottledError', readonly message: string }
    | { readonly __typename: 'ContactTransferLimitError', readonly message: string }
    | { readonly __typename: 'TransferContactSuccess', readonly contactId: string }
   | null };

export type BenchContactQueryVariables = Exact<{
  id: string;
}>;


export type BenchContactQuery = { readonly contact: { readonly id: string, readonly name: string | null, readonly channel: ContactChannel, readonly active: boolean, readonly queueId: string | null, readonly initiationTimestamp: string | null } | null };

export type QuotaTransferMutationVariables = Exact<{
  input: TransferContactInput;
}>;


export type QuotaTransferMutation = { readonly transferContact:
    | { readonly __typename: 'ContactAccessDeniedError', readonly message: string }
    | { readonly __typename: 'ContactChannelNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactFlowTypeNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactIdempotencyConflictError', readonly message: string }
    | { readonly __typename: 'ContactInputError', readonly message: string }
    | { readonly __typename: 'ContactNotActiveError', readonly message: string }
    | { readonly __typename: 'ContactOutcomeUnknownError', readonly message: string }
    | { readonly __typename: 'ContactQuickConnectTypeNotSupportedError', readonly message: string }
    | { readonly __typename: 'ContactQuotaExceededError', readonly message: string }
    | { readonly __typename: 'ContactRequestRejectedError', readonly message: string }
    | { readonly __typename: 'ContactResourceNotFoundError', readonly message: string }
    | { readonly __typename: 'ContactServiceError', readonly message: string }
    | { readonly __typename: 'ContactThrottledError', readonly message: string, readonly retryAfter: number }
    | { readonly __typename: 'ContactTransferLimitError', readonly message: string }
    | { readonly __typename: 'TransferContactSuccess', readonly contactId: string }
   | null };

export type ContactsPageQueryVariables = Exact<{ [key: string]: never; }>;


export type ContactsPageQuery = { readonly contacts: { readonly totalCount: number | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly channel: ContactChannel, readonly active: boolean, readonly initiationTimestamp: string | null, readonly queue: { readonly id: string, readonly name: string | null, readonly enabled: boolean } | null, readonly agent: { readonly id: string, readonly username: string | null, readonly firstName: string | null, readonly lastName: string | null, readonly routingProfile: { readonly name: string | null, readonly concurrencies: ReadonlyArray<{ readonly channel: ContactChannel }> } | null } | null }> } | null };

export type ContactScreenQueryVariables = Exact<{
  id: string;
}>;


export type ContactScreenQuery = { readonly contact: { readonly id: string, readonly name: string | null, readonly channel: ContactChannel, readonly queue: { readonly id: string, readonly name: string | null, readonly metrics: { readonly contactsInQueue: number, readonly oldestContactAgeSeconds: number | null, readonly agentsAvailable: number } | null } | null, readonly agent: { readonly id: string, readonly username: string | null, readonly availability: { readonly status: string | null, readonly contacts: ReadonlyArray<{ readonly contactId: string }> } | null } | null, readonly transfers: ReadonlyArray<{ readonly id: string, readonly initiationTimestamp: string | null, readonly active: boolean }> | null } | null, readonly transferDestinations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly type: QuickConnectType, readonly target: { readonly quickConnectId: string } | null, readonly queue: { readonly id: string, readonly name: string | null, readonly metrics: { readonly contactsInQueue: number, readonly agentsAvailable: number } | null } | null, readonly user: { readonly id: string, readonly username: string | null, readonly availability: { readonly status: string | null, readonly slots: ReadonlyArray<{ readonly channel: ContactChannel, readonly available: number }> } | null } | null, readonly contactFlow: { readonly id: string, readonly name: string | null } | null }> } | null };

export type TransferContactMutationVariables = Exact<{
  input: TransferContactInput;
}>;


export type TransferContactMutation = { readonly transferContact:
    | { readonly __typename: 'ContactAccessDeniedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactChannelNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly contactId: string, readonly channel: ContactChannel }
    | { readonly __typename: 'ContactFlowTypeNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly contactFlowId: string, readonly contactFlowType: ContactFlowType, readonly supportedContactFlowTypes: ReadonlyArray<ContactFlowType> }
    | { readonly __typename: 'ContactIdempotencyConflictError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string }
    | { readonly __typename: 'ContactInputError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly fields: ReadonlyArray<{ readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'ContactNotActiveError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly contactId: string, readonly disconnectTimestamp: string }
    | { readonly __typename: 'ContactOutcomeUnknownError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactQuickConnectTypeNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly quickConnectId: string, readonly quickConnectType: QuickConnectType, readonly supportedQuickConnectTypes: ReadonlyArray<QuickConnectType> }
    | { readonly __typename: 'ContactQuotaExceededError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactRequestRejectedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly connectMessage: string, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactResourceNotFoundError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly resourceType: ContactResourceType | null, readonly resourceId: string | null }
    | { readonly __typename: 'ContactServiceError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactThrottledError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string, readonly retryAfter: number }
    | { readonly __typename: 'ContactTransferLimitError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly contactId: string, readonly limit: number }
    | { readonly __typename: 'TransferContactSuccess', readonly contactId: string, readonly clientToken: string }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const BenchTransferDocument = new TypedDocumentString(`
    mutation BenchTransfer($input: TransferContactInput!) {
  transferContact(input: $input) {
    __typename
    ... on TransferContactSuccess {
      contactId
    }
    ... on ContactError {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<BenchTransferMutation, BenchTransferMutationVariables>;
export const BenchContactDocument = new TypedDocumentString(`
    query BenchContact($id: ID!) {
  contact(id: $id) {
    id
    name
    channel
    active
    queueId
    initiationTimestamp
  }
}
    `) as unknown as TypedDocumentString<BenchContactQuery, BenchContactQueryVariables>;
export const QuotaTransferDocument = new TypedDocumentString(`
    mutation QuotaTransfer($input: TransferContactInput!) {
  transferContact(input: $input) {
    __typename
    ... on TransferContactSuccess {
      contactId
    }
    ... on ContactError {
      message
    }
    ... on ContactThrottledError {
      retryAfter
    }
  }
}
    `) as unknown as TypedDocumentString<QuotaTransferMutation, QuotaTransferMutationVariables>;
export const ContactsPageDocument = new TypedDocumentString(`
    query ContactsPage {
  contacts(first: 100) {
    totalCount
    nodes {
      id
      name
      channel
      active
      initiationTimestamp
      queue {
        id
        name
        enabled
      }
      agent {
        id
        username
        firstName
        lastName
        routingProfile {
          name
          concurrencies {
            channel
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ContactsPageQuery, ContactsPageQueryVariables>;
export const ContactScreenDocument = new TypedDocumentString(`
    query ContactScreen($id: ID!) {
  contact(id: $id) {
    id
    name
    channel
    queue {
      id
      name
      metrics {
        contactsInQueue
        oldestContactAgeSeconds
        agentsAvailable
      }
    }
    agent {
      id
      username
      availability {
        status
        contacts {
          contactId
        }
      }
    }
    transfers {
      id
      initiationTimestamp
      active
    }
  }
  transferDestinations(contactId: $id, first: 20) {
    nodes {
      id
      name
      type
      target {
        quickConnectId
      }
      queue {
        id
        name
        metrics {
          contactsInQueue
          agentsAvailable
        }
      }
      user {
        id
        username
        availability {
          status
          slots {
            channel
            available
          }
        }
      }
      contactFlow {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ContactScreenQuery, ContactScreenQueryVariables>;
export const TransferContactDocument = new TypedDocumentString(`
    mutation TransferContact($input: TransferContactInput!) {
  transferContact(input: $input) {
    __typename
    ... on TransferContactSuccess {
      contactId
      clientToken
    }
    ... on ContactError {
      message
      code
      retryable
    }
    ... on ContactInputError {
      fields {
        path
        message
      }
    }
    ... on ContactResourceNotFoundError {
      resourceType
      resourceId
    }
    ... on ContactNotActiveError {
      contactId
      disconnectTimestamp
    }
    ... on ContactChannelNotSupportedError {
      contactId
      channel
    }
    ... on ContactFlowTypeNotSupportedError {
      contactFlowId
      contactFlowType
      supportedContactFlowTypes
    }
    ... on ContactQuickConnectTypeNotSupportedError {
      quickConnectId
      quickConnectType
      supportedQuickConnectTypes
    }
    ... on ContactTransferLimitError {
      contactId
      limit
    }
    ... on ContactQuotaExceededError {
      clientToken
      connectRequestId
    }
    ... on ContactIdempotencyConflictError {
      clientToken
    }
    ... on ContactAccessDeniedError {
      connectRequestId
    }
    ... on ContactThrottledError {
      clientToken
      retryAfter
    }
    ... on ContactServiceError {
      clientToken
      connectRequestId
    }
    ... on ContactOutcomeUnknownError {
      clientToken
      connectRequestId
    }
    ... on ContactRequestRejectedError {
      connectMessage
      connectRequestId
    }
  }
}
    `) as unknown as TypedDocumentString<TransferContactMutation, TransferContactMutationVariables>;