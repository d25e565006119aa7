import { ConnectClient } from '@aws-sdk/client-connect';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { builtIn } from '../conformance/support/built-in.ts';
import { type Contacts, contactsOf } from '../conformance/support/contacts.ts';

/** The real SDK at an emulator, whose instance has the id of the built-in one, and the usual steps. */
export function sdkOf(emulator: Emulator): Contacts & { readonly client: ConnectClient } {
  const client = new ConnectClient({
    endpoint: emulator.url,
    region: emulator.defaults.region,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  const target = { client, url: emulator.url, directory: builtIn };
  return {
    client,
    ...contactsOf({ ...target, eventually: (attempt) => attempt() }),
  };
}
