import { expect, test } from '@jest/globals';
import { OPERATIONS } from '../../../src/contacts/operations/index.ts';
import type { IamResource } from '../../../src/contacts/operations/kit/declaration.ts';

const CONTACT = ['contact/*'] as const;
const WITH_USER = ['instance', 'contact/*', 'agent/*'] as const;
const WITH_FLOW = ['instance', 'contact/*', 'contact-flow/*'] as const;

/** The types of resources of each action in AWS's service authorization reference, required and optional ones. */
const REFERENCE: Readonly<Record<string, readonly IamResource[]>> = {
  AssociateContactWithUser: WITH_USER,
  // Which of the resources that these two name are optional is not known, so all of them are declared.
  DismissUserContact: WITH_USER,
  MonitorContact: WITH_USER,
  PauseContact: WITH_FLOW,
  PutUserStatus: ['instance', 'agent/*', 'agent-state/*'],
  ResumeContact: WITH_FLOW,
  ResumeContactRecording: CONTACT,
  StartOutboundVoiceContact: CONTACT,
  StartTaskContact: ['contact/*', 'contact-flow/*', 'transfer-destination/*', 'task-template/*'],
  StopContact: CONTACT,
  SuspendContactRecording: CONTACT,
  TagContact: CONTACT,
  TransferContact: WITH_FLOW,
  UntagContact: CONTACT,
  UpdateContact: CONTACT,
  UpdateContactAttributes: CONTACT,
  UpdateContactRoutingData: CONTACT,
  UpdateContactSchedule: CONTACT,
};

test.each(OPERATIONS)(
  '$name declares the resources that AWS documents',
  ({ name, iamResources }) => {
    expect(iamResources.toSorted()).toStrictEqual(REFERENCE[name]?.toSorted());
  },
);
