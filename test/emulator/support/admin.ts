import { expect } from '@jest/globals';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import type { FaultRule } from '../../../src/emulator/faults/fault-rules.ts';

export interface AdminAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** One request to the administration: a GET without a body, a POST with one; `''` sends an empty one. */
export async function admin(
  emulator: Pick<Emulator, 'url'>,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<AdminAnswer> {
  const response = await fetch(`${emulator.url}/_emulator/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    body: typeof body === 'string' || body === undefined ? (body ?? null) : JSON.stringify(body),
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}

/** Replaces the rules for faults. */
export async function setRules(emulator: Emulator, ...rules: readonly FaultRule[]): Promise<void> {
  const { status, body } = await admin(emulator, 'faults', { rules });
  expect([status, body]).toStrictEqual([200, expect.anything()]);
}
