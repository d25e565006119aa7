import { ListContactReferencesCommand, type ReferenceSummary } from '@aws-sdk/client-connect';
import type { CallConnect } from '../connect/call-connect.ts';
import type { ConnectResult } from '../connect/connect-failure.ts';
import { PAGES_OF_WHOLE_LIST, readAll, type ReadList } from '../connect/read-all.ts';
import type { ResourceReference } from '../directory/cache/resource-reference.ts';
import { ContactReferenceType } from './contact-reference-type.enum.ts';
import type { ContactReference } from './contact-reference.type.ts';

/** The maximum number of types per call in Connect's service model. */
export const MAX_REFERENCE_TYPES = 6;

/** The types of the references of tasks. */
export const TASK_REFERENCE_TYPES = [
  ContactReferenceType.ATTACHMENT,
  ContactReferenceType.DATE,
  ContactReferenceType.EMAIL,
  ContactReferenceType.NUMBER,
  ContactReferenceType.STRING,
  ContactReferenceType.URL,
];

/** The type of each member of Connect's union of references. */
const TYPES: Readonly<Record<string, ContactReferenceType>> = {
  Attachment: ContactReferenceType.ATTACHMENT,
  ContactAnalysis: ContactReferenceType.CONTACT_ANALYSIS,
  Date: ContactReferenceType.DATE,
  Email: ContactReferenceType.EMAIL,
  EmailMessage: ContactReferenceType.EMAIL_MESSAGE,
  EmailMessagePlainText: ContactReferenceType.EMAIL_MESSAGE_PLAIN_TEXT,
  EmailMessagePlainTextRedacted: ContactReferenceType.EMAIL_MESSAGE_PLAIN_TEXT_REDACTED,
  EmailMessageRedacted: ContactReferenceType.EMAIL_MESSAGE_REDACTED,
  Number: ContactReferenceType.NUMBER,
  String: ContactReferenceType.STRING,
  Url: ContactReferenceType.URL,
};

/** The members that references of all types have in common. */
interface AnyReference {
  readonly Name?: string | undefined;
  readonly Value?: string | undefined;
  readonly Arn?: string | undefined;
  readonly Status?: string | undefined;
}

/** Reads a contact's references of up to six types. */
export async function listContactReferences(
  callConnect: CallConnect,
  { instanceId: InstanceId, id: ContactId }: ResourceReference,
  types: readonly Exclude<ContactReferenceType, 'UNKNOWN'>[],
  maxPages = PAGES_OF_WHOLE_LIST,
): Promise<ConnectResult<ReadList<ContactReference>>> {
  return readAll(
    callConnect,
    (NextToken) =>
      new ListContactReferencesCommand({
        InstanceId,
        ContactId,
        ReferenceTypes: [...types],
        NextToken,
      }),
    (output) => output.ReferenceSummaryList?.map(referenceFromConnect),
    maxPages,
  );
}

function referenceFromConnect(summary: ReferenceSummary): ContactReference {
  // A union of the SDK has exactly one member, named after its type.
  const [[member, reference] = ['', {}]] = Object.entries(summary) as [string, AnyReference][];
  return {
    type: TYPES[member] ?? ContactReferenceType.UNKNOWN,
    name: reference.Name ?? null,
    value: reference.Value ?? reference.Arn ?? null,
    status: reference.Status ?? null,
  };
}
