import { z } from 'zod';

/** A token to ask the local issuer for. */
export interface WantedToken {
  /** Their names, separated by spaces. */
  readonly scope: string;
  readonly audience: string;
  /** Further claims, or others in the place of the issuer's own. */
  readonly claims: Readonly<Record<string, z.core.util.JSONType>>;
}

const answer = z.object({ access_token: z.string() });

/** Requests a token from the local issuer. Throws when there is no issuer, or when it rejects the request. */
export async function requestToken(
  issuer: string,
  { scope, audience, claims }: WantedToken,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    scope,
    aud: audience,
    claims: JSON.stringify(claims),
  });
  const response = await fetch(new URL('/token', issuer), { method: 'POST', body });
  if (!response.ok) throw new Error(`The issuer answered ${response.status}`);
  return answer.parse(await response.json()).access_token;
}
