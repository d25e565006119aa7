/** A transfer to ask Connect for: complete and checked. */
export interface TransferCommand {
  readonly instanceId: string;
  readonly contactId: string;
  readonly contactFlowId: string;
  readonly clientToken: string;
  readonly target: TransferTarget;
}

/** Where the contact goes. Ids are never ARNs; with `flow`, the flow of the request alone decides. */
export type TransferTarget =
  | { readonly kind: 'queue'; readonly id: string }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'flow' };

/** A checked transfer by a quick connect, which is yet to be turned into a target and a flow. */
export interface QuickConnectTransfer extends Omit<TransferCommand, 'contactFlowId' | 'target'> {
  readonly quickConnectId: string;
}
