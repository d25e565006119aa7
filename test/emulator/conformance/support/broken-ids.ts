/** What every operation on one contact rejects: ids that are absent, empty or too long. */
export function brokenIds(contactMember: 'ContactId' | 'InitialContactId'): {
  what: string;
  change: object;
}[] {
  return [
    { what: `no ${contactMember}`, change: { [contactMember]: undefined } },
    { what: `an empty ${contactMember}`, change: { [contactMember]: '' } },
    { what: `a ${contactMember} of 257 characters`, change: { [contactMember]: 'x'.repeat(257) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an empty InstanceId', change: { InstanceId: '' } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
  ];
}
