/** What the gateway passes to its page, in `data-` attributes of the element that GraphiQL is rendered in. */
export interface PageSettings {
  /** Whether the gateway requires a token, and in which claim that has its scopes. */
  readonly auth: { readonly kind: 'off' } | { readonly kind: 'jwt'; readonly scopeClaim: string };
  /** Whether the ids of the built-in contact centre exist in Connect. */
  readonly contactCentre: 'built-in' | 'other';
}

/** Reads them; what is absent is taken for the case that promises least. */
export function readPageSettings({
  auth,
  scopeClaim,
  contactCentre,
}: Readonly<Partial<Record<string, string>>>): PageSettings {
  return {
    auth: auth === 'jwt' ? { kind: 'jwt', scopeClaim: scopeClaim ?? 'scope' } : { kind: 'off' },
    contactCentre: contactCentre === 'built-in' ? 'built-in' : 'other',
  };
}
