import type { Contact as ConnectContact } from '@aws-sdk/client-connect';
import { GraphQLError } from 'graphql';
import pRetry, { AbortError } from 'p-retry';
import type { CallConnect } from '../../../connect/call-connect.ts';
import type { Deadline } from '../../../connect/deadline.ts';
import type { ResourceReference } from '../../../directory/cache/resource-reference.ts';
import { readFailure } from '../../../graphql-kit/errors/read-failure.ts';
import { contactFromConnect } from '../../contact-from-connect.ts';
import { describeContact } from '../../contact.loader.ts';
import type { DescribedContact } from '../../contact.type.ts';

/** `extensions.code` of a contact whose change Connect does not return yet. */
export const NOT_READABLE_YET = 'CONTACT_NOT_READABLE_YET';

/** How long to wait until reads return a write. The pause doubles with each further read. */
export interface ReadAfterWriteOptions {
  readonly reads: number;
  readonly firstPauseMs: number;
}

/** Five reads within 3 s: Connect documents that changes become visible within a few seconds. */
export const DEFAULT_READ_AFTER_WRITE: ReadAfterWriteOptions = { reads: 5, firstPauseMs: 200 };

/** The milliseconds within which this gateway relies on Connect to show a change. */
export function shownWithinMs({ reads, firstPauseMs }: ReadAfterWriteOptions): number {
  return firstPauseMs * (2 ** (reads - 1) - 1);
}

/**
 * Reads a contact that was just created or changed, until Connect returns the change.
 *
 * @throws a `GraphQLError` with the code `CONTACT_NOT_READABLE_YET` when Connect does not do so in time.
 */
export type ReadAfterWrite = (
  reference: ResourceReference,
  isShown: (contact: ConnectContact) => boolean,
) => Promise<DescribedContact>;

/** Binds these reads to a request. */
export function createReadAfterWrite(
  callConnect: CallConnect,
  { signal }: Deadline,
  options: ReadAfterWriteOptions,
): ReadAfterWrite {
  return async (reference, isShown) =>
    readUntilShown(options, signal, async () => {
      const finding = await describeContact(callConnect, reference);
      if (!finding.ok) throw readFailure(finding.failure);
      return finding.output === null || !isShown(finding.output)
        ? notReadableYet(reference.id, 'contact')
        : contactFromConnect(reference, finding.output);
    });
}

/**
 * Reads until a change is shown.
 *
 * @param read returns what it reads, or `notReadableYet` to read again; what it throws ends the reading.
 * @throws the error of `notReadableYet` when the change is not shown in time.
 */
export async function readUntilShown<Shown>(
  { reads, firstPauseMs }: ReadAfterWriteOptions,
  signal: AbortSignal,
  read: () => Promise<Shown | GraphQLError>,
): Promise<Shown> {
  let latest: GraphQLError | undefined;
  const readOnce = async (): Promise<Shown> => {
    const shown = await read().catch((error: unknown) => {
      throw new AbortError(error as Error);
    });
    if (!(shown instanceof GraphQLError)) return shown;
    latest = shown;
    throw shown;
  };
  const pauses = { retries: reads - 1, minTimeout: firstPauseMs, factor: 2, signal };
  return pRetry(readOnce, pauses).catch((error: unknown) => {
    throw signal.aborted && latest !== undefined ? latest : error;
  });
}

/** The error of a contact or a user whose change Connect does not return yet. */
export function notReadableYet(id: string, subject: 'contact' | 'user'): GraphQLError {
  const message = `The ${subject} ${id} was changed, but Amazon Connect does not return the change yet. Read it again in a few seconds.`;
  return new GraphQLError(message, {
    extensions: { code: NOT_READABLE_YET, [`${subject}Id`]: id },
  });
}
