import type { UpdateContactRequest, UpdateContactResponse } from '@aws-sdk/client-connect';
import { invalidRequest } from '../protocol/errors.ts';
import type { ContactRecord } from '../store/contact-record.ts';
import { checkReferences } from './contact-references.ts';
import type { Checked, Operation } from './operation.ts';
import { checkSegmentAttributes } from './segment-attributes.ts';

type Input = Checked<UpdateContactRequest>;

const forExternalAudio = ['QueueInfo', 'UserInfo', 'CustomerEndpoint', 'SystemEndpoint'] as const;
const fields = [
  'Name',
  'Description',
  'References',
  'SegmentAttributes',
  ...forExternalAudio,
] as const;

/**
 * Changes the name, description, references and segment attributes of one contact, active or ended,
 * and no other of its chain. References and segment attributes are added to those that are there
 * (documented as "adds or updates"); nothing removes one. An empty name is kept as such (inferred).
 *
 * The other members can be changed for external audio contacts only (documented), and there are none
 * here. ConflictException and InvalidActiveRegionException cannot occur: requests are handled one by
 * one, and no instance is configured for Global Resiliency.
 */
export const updateContact: Operation<UpdateContactRequest, UpdateContactResponse> = (
  input,
  { now, directory, contacts },
) => {
  directory.instance(input.InstanceId);
  checkInput(input);
  const contact = contacts.current(input.InstanceId, input.ContactId, now);
  const given = input.SegmentAttributes as ContactRecord['segmentAttributes'] | undefined;
  contacts.write(
    {
      ...contact,
      name: input.Name ?? contact.name,
      description: input.Description ?? contact.description,
      references: { ...contact.references, ...input.References },
      segmentAttributes: { ...contact.segmentAttributes, ...given },
      lastUpdateTimestamp: now,
    },
    now,
  );
  return {};
};

/** That there must be a field to update is documented; which exception answers what is inferred. */
function checkInput(input: Input): void {
  if (fields.every((name) => input[name] === undefined)) {
    throw invalidRequest('At least one field to update must be given.');
  }
  const rejected = forExternalAudio.find((name) => input[name] !== undefined);
  if (rejected !== undefined) {
    throw invalidRequest(`${rejected} can be updated for external audio contacts only.`);
  }
  checkReferences(input.References);
  checkSegmentAttributes(input.SegmentAttributes);
}
