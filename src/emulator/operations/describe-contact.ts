import type { DescribeContactRequest, DescribeContactResponse } from '@aws-sdk/client-connect';
import { contactOutput } from './contact-output.ts';
import type { Operation } from './operation.ts';

/** Shows one contact, active or ended. */
export const describeContact: Operation<DescribeContactRequest, DescribeContactResponse> = (
  input,
  { now, directory, contacts },
) => {
  const here = directory.instance(input.InstanceId);
  return { Contact: contactOutput(contacts.view(input.InstanceId, input.ContactId, now), here) };
};
