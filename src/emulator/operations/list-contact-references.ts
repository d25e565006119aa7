import type {
  ListContactReferencesRequest,
  ListContactReferencesResponse,
  Reference,
  ReferenceSummary,
} from '@aws-sdk/client-connect';
import { badValue } from '../protocol/constraints.ts';
import type { Operation } from './operation.ts';

/**
 * Lists the references of a contact, of any of the given types, all in one answer: NextToken is always
 * absent (documented), so that none can be given back. Any contact of a chain can be named, though the
 * documentation says the initial one (inferred).
 */
export const listContactReferences: Operation<
  ListContactReferencesRequest,
  ListContactReferencesResponse
> = (input, { now, directory, contacts }) => {
  directory.instance(input.InstanceId);
  const { references } = contacts.view(input.InstanceId, input.ContactId, now);
  if (input.NextToken !== undefined) {
    throw badValue('ListContactReferences', 'NextToken was not given for this request.');
  }
  return {
    ReferenceSummaryList: Object.entries(references)
      .filter(([, { Type }]) => Type !== undefined && input.ReferenceTypes.includes(Type))
      .map(([name, reference]) => summary(name, reference)),
  };
};

/** Only types that a task can be started with are ever kept. */
function summary(Name: string, { Type, Value }: Reference): ReferenceSummary {
  const named = { Name, Value };
  switch (Type) {
    case 'URL':
      return { Url: named };
    case 'NUMBER':
      return { Number: named };
    case 'STRING':
      return { String: named };
    case 'DATE':
      return { Date: named };
    case 'EMAIL':
      return { Email: named };
    default:
      throw new Error(`a reference of type ${String(Type)} was kept`);
  }
}
