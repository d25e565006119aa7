/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whether contacts are routed to an agent in a status. */
export type AgentStatusType =
  /** A status of the company, such as `Lunch`: the agent is signed in, and no contacts are routed to the agent. */
  | 'CUSTOM'
  /** Offline: the agent does not work. */
  | 'OFFLINE'
  /** Available: contacts are routed to the agent. */
  | 'ROUTABLE'
  /** A type that Connect has added since this version of the gateway. Rejected as an input. */
  | 'UNKNOWN';

/** A condition on one attribute of a contact: its value must be one of `values`. */
export type ContactAttributeCriterionInput = {
  /** The key of the attribute, such as `claimType`: 1 to 100 characters. */
  readonly key: string;
  /** The values to find, such as `storm`: 1 to 20, each of at most 100 characters. */
  readonly values: ReadonlyArray<string>;
};

/** Conditions on the attributes of a contact. Connect finds only attributes that are configured as searchable in the instance. */
export type ContactAttributesFilterInput = {
  /** The conditions, each on one attribute: 1 to 15. */
  readonly criteria: ReadonlyArray<ContactAttributeCriterionInput>;
  /** How the conditions are combined. */
  readonly match?: ContactMatch | null | undefined;
};

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
  /** The gateway's AWS identity lacks a permission. The gateway's operators can grant it. */
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

/** Restricts a list to contacts that meet all of these conditions. An empty list restricts nothing. */
export type ContactFilterInput = {
  /** True for contacts that have not ended, false for contacts that have. */
  readonly active?: boolean | null | undefined;
  /** Contacts that are or were assigned to one of these agents: up to 100 ids of users, not ARNs. */
  readonly agentIds?: ReadonlyArray<string> | null | undefined;
  /** Contacts whose attributes meet these conditions. Requires the scope `attributes:read`. */
  readonly attributes?: ContactAttributesFilterInput | null | undefined;
  /** Contacts of one of these channels. `UNKNOWN` is rejected. */
  readonly channels?: ReadonlyArray<ContactChannel> | null | undefined;
  /** Contacts that were initiated by one of these methods. `UNKNOWN` is rejected. */
  readonly initiationMethods?: ReadonlyArray<ContactInitiationMethod> | null | undefined;
  /** Contacts whose name matches these words or phrases. */
  readonly name?: ContactNameFilterInput | null | undefined;
  /** Contacts of one of these queues: up to 100 ids, not ARNs. */
  readonly queueIds?: ReadonlyArray<string> | null | undefined;
  /** Contacts that have all of these tags. */
  readonly tags?: ReadonlyArray<ContactTagFilterInput> | null | undefined;
  /** The time range to search. By default, contacts that were initiated in the last 14 days. */
  readonly timeRange?: ContactTimeRangeInput | null | undefined;
};

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

/** How a contact was initiated. */
export type ContactInitiationMethod =
  /** An agent replied to an email. */
  | 'AGENT_REPLY'
  /** An application created the contact. Most tasks are created in this way. */
  | 'API'
  /** The customer requested a callback. */
  | 'CALLBACK'
  /** A flow that runs after a contact has ended created this one. */
  | 'DISCONNECT'
  /** An agent added an external participant to a contact. */
  | 'EXTERNAL_OUTBOUND'
  /** A flow sent the message, such as an email. */
  | 'FLOW'
  /** The customer contacted the contact centre. */
  | 'INBOUND'
  /** A supervisor monitors an agent's contact. */
  | 'MONITOR'
  /** An agent contacted the customer, for example with a call. */
  | 'OUTBOUND'
  /** A flow moved the contact from one queue to another. */
  | 'QUEUE_TRANSFER'
  /** An agent or `transferContact` transferred the previous contact. */
  | 'TRANSFER'
  /** A method that Connect has added since this version of the gateway. Rejected as an input. */
  | 'UNKNOWN'
  /** The customer called from a web page or an app. */
  | 'WEBRTC_API';

/** How several conditions of the same kind are combined. */
export type ContactMatch =
  /** All conditions must be met. */
  | 'ALL'
  /** At least one condition must be met. */
  | 'ANY'
  /** All conditions must be met by the whole value, not by a part of it. */
  | 'EXACT'
  /** No condition may be met. */
  | 'NONE';

/** A condition on the name of a contact. */
export type ContactNameFilterInput = {
  /** How the words or phrases are combined. */
  readonly match?: ContactMatch | null | undefined;
  /** Words or phrases, such as `Water damage`: 1 to 100, each of 1 to 128 characters. */
  readonly text: ReadonlyArray<string>;
};

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
  /** A standard queue or an agent queue. */
  | 'QUEUE'
  /** A quick connect. */
  | 'QUICK_CONNECT'
  /** A task template. */
  | 'TASK_TEMPLATE'
  /** A user, such as an agent. */
  | 'USER';

/** A tag that a contact must have, with key and value. */
export type ContactTagFilterInput = {
  /** The key of the tag, such as `department`: 1 to 128 characters. */
  readonly key: string;
  /** The value of the tag, such as `claims`: at most 256 characters. */
  readonly value: string;
};

/** The time range to search: at most 8 weeks (56 days). This limit is the gateway's own. */
export type ContactTimeRangeInput = {
  /** The start of the range, before `to`. By default, 14 days before `to`. */
  readonly from?: string | null | undefined;
  /** The end of the range. By default, the time of the request by the clock of Amazon Connect, and on further pages the time at which the first page was requested. */
  readonly to?: string | null | undefined;
  /** The timestamp of a contact that must be in the range. */
  readonly type?: ContactTimestamp | null | undefined;
};

/** A timestamp of a contact. It is absent until the contact reaches that point: an active contact has no `DISCONNECT_TIMESTAMP`. */
export type ContactTimestamp =
  /** When the contact was connected to the agent. */
  | 'CONNECTED_TO_AGENT_TIMESTAMP'
  /** When the contact ended. */
  | 'DISCONNECT_TIMESTAMP'
  /** When the contact was put into its queue. */
  | 'ENQUEUE_TIMESTAMP'
  /** When the contact was initiated. */
  | 'INITIATION_TIMESTAMP'
  /** When a scheduled task begins. */
  | 'SCHEDULED_TIMESTAMP';

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

export type ContactGatewayAgentStatusesQueryVariables = Exact<{
  types?: ReadonlyArray<AgentStatusType> | AgentStatusType | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  instanceId?: string | null | undefined;
}>;


export type ContactGatewayAgentStatusesQuery = { readonly agentStatuses: { readonly __typename: 'AgentStatusConnection', readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'AgentStatusEdge', readonly cursor: string, readonly node: { readonly __typename: 'AgentStatus', readonly id: string, readonly name: string | null, readonly type: AgentStatusType } }> } | null };

export type ContactGatewayContactQueryVariables = Exact<{
  id: string;
}>;


export type ContactGatewayContactQuery = { readonly contact: { readonly __typename: 'Contact', readonly id: string, readonly name: string | null, readonly description: string | null, readonly channel: ContactChannel, readonly active: boolean, readonly queueId: string | null, readonly agentId: string | null, readonly initiationTimestamp: string | null, readonly disconnectTimestamp: string | null } | null };

export type ContactGatewayContactsQueryVariables = Exact<{
  filter?: ContactFilterInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ContactGatewayContactsQuery = { readonly contacts: { readonly __typename: 'ContactConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'ContactEdge', readonly cursor: string, readonly node: { readonly __typename: 'Contact', readonly id: string, readonly name: string | null, readonly channel: ContactChannel, readonly active: boolean, readonly queue: { readonly __typename: 'Queue', readonly id: string, readonly name: string | null } | null, readonly agent: { readonly __typename: 'User', readonly id: string, readonly username: string | null } | null } }> } | null };

export type ContactGatewayTransferContactMutationVariables = Exact<{
  input: TransferContactInput;
  withContacts?: boolean;
}>;


export type ContactGatewayTransferContactMutation = { readonly transferContact:
    | { readonly __typename: 'ContactAccessDeniedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly connectRequestId: string | null }
    | { readonly __typename: 'ContactChannelNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly channel: ContactChannel }
    | { readonly __typename: 'ContactFlowTypeNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly contactFlowType: ContactFlowType, readonly supportedContactFlowTypes: ReadonlyArray<ContactFlowType> }
    | { readonly __typename: 'ContactIdempotencyConflictError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string }
    | { readonly __typename: 'ContactInputError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly fields: ReadonlyArray<{ readonly __typename: 'ContactInputIssue', readonly path: ReadonlyArray<string>, readonly message: string }> }
    | { readonly __typename: 'ContactNotActiveError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly disconnectTimestamp: string }
    | { readonly __typename: 'ContactOutcomeUnknownError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string }
    | { readonly __typename: 'ContactQuickConnectTypeNotSupportedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly quickConnectType: QuickConnectType, readonly supportedQuickConnectTypes: ReadonlyArray<QuickConnectType> }
    | { readonly __typename: 'ContactQuotaExceededError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string }
    | { readonly __typename: 'ContactRequestRejectedError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly connectMessage: string }
    | { readonly __typename: 'ContactResourceNotFoundError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly resourceType: ContactResourceType | null, readonly resourceId: string | null }
    | { readonly __typename: 'ContactServiceError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string }
    | { readonly __typename: 'ContactThrottledError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly clientToken: string, readonly retryAfter: number }
    | { readonly __typename: 'ContactTransferLimitError', readonly message: string, readonly code: ContactErrorCode, readonly retryable: boolean, readonly limit: number }
    | { readonly __typename: 'TransferContactSuccess', readonly contactId: string, readonly clientToken: string, readonly contact?: { readonly __typename: 'Contact', readonly id: string } | null, readonly transferredContact?: { readonly __typename: 'Contact', readonly id: string, readonly active: boolean } | null }
   | null };

export type ContactGatewayTransferScreenQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ContactGatewayTransferScreenQuery = { readonly contact: { readonly __typename: 'Contact', readonly id: string, readonly name: string | null, readonly channel: ContactChannel, readonly active: boolean, readonly queue: { readonly __typename: 'Queue', readonly id: string, readonly name: string | null } | null, readonly agent: { readonly __typename: 'User', readonly id: string, readonly username: string | null } | null } | null, readonly transferDestinations: { readonly __typename: 'QuickConnectConnection', readonly totalCount: number | null, readonly pageInfo: { readonly __typename: 'PageInfo', readonly hasNextPage: boolean, readonly hasPreviousPage: boolean, readonly startCursor: string | null, readonly endCursor: string | null }, readonly edges: ReadonlyArray<{ readonly __typename: 'QuickConnectEdge', readonly cursor: string, readonly node: { readonly __typename: 'QuickConnect', readonly id: string, readonly name: string | null, readonly target: { readonly __typename: 'TransferTarget', readonly quickConnectId: string } | null, readonly queue: { readonly __typename: 'Queue', readonly id: string, readonly name: string | null, readonly metrics: { readonly __typename: 'QueueMetrics', readonly contactsInQueue: number, readonly agentsAvailable: number } | null } | null, readonly user: { readonly __typename: 'User', readonly id: string, readonly username: string | null, readonly availability: { readonly __typename: 'UserAvailability', readonly status: string | null } | null } | null } }> } | null };


export const ContactGatewayAgentStatusesDocument = {"__meta__":{"hash":"sha256:417d90045935393551c8b9bd569b3dbaa1a742c84218126438775d91661c2632"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactGatewayAgentStatuses"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AgentStatusType"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"100"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"instanceId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentStatuses"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"instanceId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"instanceId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ContactGatewayAgentStatusesQuery, ContactGatewayAgentStatusesQueryVariables>;
export const ContactGatewayContactDocument = {"__meta__":{"hash":"sha256:486f31dd199e3c02f33a03a55ad5cf8696d9d8f4344ce2cf31514ab552e62132"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactGatewayContact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"queueId"}},{"kind":"Field","name":{"kind":"Name","value":"agentId"}},{"kind":"Field","name":{"kind":"Name","value":"initiationTimestamp"}},{"kind":"Field","name":{"kind":"Name","value":"disconnectTimestamp"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ContactGatewayContactQuery, ContactGatewayContactQueryVariables>;
export const ContactGatewayContactsDocument = {"__meta__":{"hash":"sha256:6fb5ba67fac16abf151e84cfbc9f3e480166b3d2dbf1b94c6e5cb5c636d6e879"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactGatewayContacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ContactFilterInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contacts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ContactGatewayContactsQuery, ContactGatewayContactsQueryVariables>;
export const ContactGatewayTransferContactDocument = {"__meta__":{"hash":"sha256:6b1155296589121a5367cbeb08cd7ffbf9c28bc1fde9e12e6ac0d188d245f0a2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ContactGatewayTransferContact"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransferContactInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withContacts"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},"defaultValue":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transferContact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TransferContactSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contactId"}},{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"contact"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withContacts"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transferredContact"},"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withContacts"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"retryable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactInputError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fields"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactResourceNotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resourceType"}},{"kind":"Field","name":{"kind":"Name","value":"resourceId"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactNotActiveError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"disconnectTimestamp"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactChannelNotSupportedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactFlowTypeNotSupportedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contactFlowType"}},{"kind":"Field","name":{"kind":"Name","value":"supportedContactFlowTypes"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactQuickConnectTypeNotSupportedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quickConnectType"}},{"kind":"Field","name":{"kind":"Name","value":"supportedQuickConnectTypes"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactTransferLimitError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"limit"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactQuotaExceededError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactIdempotencyConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactAccessDeniedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectRequestId"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactThrottledError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"retryAfter"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactServiceError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactOutcomeUnknownError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clientToken"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ContactRequestRejectedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"connectMessage"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]}}]} as unknown as DocumentNode<ContactGatewayTransferContactMutation, ContactGatewayTransferContactMutationVariables>;
export const ContactGatewayTransferScreenDocument = {"__meta__":{"hash":"sha256:0e0dc334f57cea7c6b0f53ad8693cb5133547290d550366315cc30485effba9e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContactGatewayTransferScreen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"25"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"search"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contact"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"channel"}},{"kind":"Field","name":{"kind":"Name","value":"active"}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transferDestinations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"contactId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"search"},"value":{"kind":"Variable","name":{"kind":"Name","value":"search"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"target"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quickConnectId"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"queue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"contactsInQueue"}},{"kind":"Field","name":{"kind":"Name","value":"agentsAvailable"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"user"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"username"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}},{"kind":"Field","name":{"kind":"Name","value":"__typename"}}]}}]}}]} as unknown as DocumentNode<ContactGatewayTransferScreenQuery, ContactGatewayTransferScreenQueryVariables>;