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
  /** A task: a piece of work for an agent. */
  | 'TASK'
  /** A channel that is newer than this gateway. */
  | 'UNKNOWN'
  /** A phone or web call. */
  | 'VOICE';

/** The category of an error. The precise reason is `__typename`. More codes may be added. */
export type ContactErrorCode =
  /** The gateway is not authorized; its operators can grant the permission. */
  | 'ACCESS_DENIED'
  /** A value of the input is invalid. */
  | 'BAD_INPUT'
  /** The idempotency token was already used for another request. */
  | 'CONFLICT'
  /** The resources that the input names exist, but the type or state of one does not allow the operation. */
  | 'INVALID_STATE'
  /** A limit or quota of Amazon Connect is reached. */
  | 'LIMIT_EXCEEDED'
  /** A resource that the input names does not exist. */
  | 'NOT_FOUND'
  /** The outcome is unknown. */
  | 'OUTCOME_UNKNOWN'
  /** Amazon Connect rejected the request; only its message gives the reason. */
  | 'REJECTED'
  /** Amazon Connect failed. The request changed nothing. */
  | 'SERVICE_FAILURE'
  /** Too many requests. The request changed nothing; retry later. */
  | 'THROTTLED';

/** What a flow is for. */
export type ContactFlowType =
  /** What an agent experiences on hold. */
  | 'AGENT_HOLD'
  /** Transfer to agent. */
  | 'AGENT_TRANSFER'
  /** What an agent hears before a customer is connected. */
  | 'AGENT_WHISPER'
  /** Runs an outbound campaign. */
  | 'CAMPAIGN'
  /** Inbound flow: receives new contacts. */
  | 'CONTACT_FLOW'
  /** What a customer experiences on hold. */
  | 'CUSTOMER_HOLD'
  /** What a customer experiences while waiting in a queue. */
  | 'CUSTOMER_QUEUE'
  /** What a customer hears before an agent is connected. */
  | 'CUSTOMER_WHISPER'
  /** What a customer hears before an outbound call begins. */
  | 'OUTBOUND_WHISPER'
  /** Transfer to queue. */
  | 'QUEUE_TRANSFER'
  /** A type that is newer than this gateway. */
  | 'UNKNOWN';

/** A type of resource that an operation on a contact can name. */
export type ContactResourceType =
  /** A contact. */
  | 'CONTACT'
  /** A flow. */
  | 'CONTACT_FLOW'
  /** An Amazon Connect instance. */
  | 'INSTANCE'
  /** A standard queue or an agent queue. */
  | 'QUEUE'
  /** A quick connect. */
  | 'QUICK_CONNECT'
  /** A user, such as an agent. */
  | 'USER';

/** What a quick connect leads to. */
export type QuickConnectType =
  /** A flow, which decides the target. Contacts can be transferred to it. */
  | 'FLOW'
  /** A phone number. Only calls can be transferred to it, and not by this API. */
  | 'PHONE_NUMBER'
  /** A queue. Contacts can be transferred to it. */
  | 'QUEUE'
  /** A type that is newer than this gateway. */
  | 'UNKNOWN'
  /** A user. Contacts can be transferred to it. */
  | 'USER';

/** The contact to transfer, the target and the flow. */
export type TransferContactInput = {
  /** The idempotency key: up to 500 characters. A retry with the same key and the same values transfers at most once. When it is absent, the gateway generates one and returns it. */
  readonly clientToken?: string | null | undefined;
  /** The id of the flow that takes the contact to its target: up to 500 characters. By default the one that the gateway is configured to use for this kind of target. Must be absent with a quick connect, which has its own flow. Its type must be Inbound flow, Transfer to agent or Transfer to queue. */
  readonly contactFlowId?: string | null | undefined;
  /** The contact to transfer: 1 to 256 characters. */
  readonly contactId: string;
  /** The Connect instance: up to 100 characters. By default the one that the gateway is configured for; other instances only if the gateway allows them. */
  readonly instanceId?: string | null | undefined;
  /** The target of the transfer. */
  readonly target: TransferTargetInput;
};

/** The target of a transfer: exactly one of these. */
export type TransferTargetInput =
  {   /** The id of a standard queue or of an agent queue. Not its ARN. */
  readonly queueId: string; readonly quickConnectId?: never; readonly userId?: never; }
  |  { readonly queueId?: never;   /** The id of a quick connect of the type USER, QUEUE or FLOW, which has its own flow. A FLOW quick connect leads wherever its flow leads. */
  readonly quickConnectId: string; readonly userId?: never; }
  |  { readonly queueId?: never; readonly quickConnectId?: never;   /** The id or the ARN of a user, that is, an agent. */
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