import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayAssociateContactWithUserDocument,
  ContactGatewayPauseContactDocument,
  ContactGatewayResumeContactDocument,
  ContactGatewayStartTaskContactDocument,
  type ContactGatewayStartTaskContactMutation,
  ContactGatewayStopContactDocument,
  type ContactGatewayStopContactMutation,
  ContactGatewayTagContactDocument,
  ContactGatewayTransferContactDocument,
} from '../../client/generated/graphql.ts';
import { isRead } from '../../src/connect/connect-command.ts';
import { QUEUES, QUICK_CONNECTS, UNKNOWN_ID, USERS } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { CLIENTS } from './support/clients.ts';

// `npm run check:types` holds the two functions below: each compiles only while it handles every member of its result.

type Started = NonNullable<ContactGatewayStartTaskContactMutation['startTaskContact']>;
type Stopped = NonNullable<ContactGatewayStopContactMutation['stopContact']>;

/** What a front end says after it has started a task. */
function sayStarted(result: Started): string {
  switch (result.__typename) {
    case 'StartTaskContactSuccess':
      return `started ${result.contactId}`;
    case 'ContactInputError':
      return result.fields.map(({ message }) => message).join();
    case 'ContactResourceNotFoundError':
      return `no ${result.resourceType} ${result.resourceId}`;
    case 'ContactAttributesTooLargeError':
      return `more than ${result.maxBytes} bytes`;
    case 'ContactFlowTypeNotSupportedError':
      return `not by a flow of the type ${result.contactFlowType}`;
    case 'ContactQuickConnectTypeNotSupportedError':
      return `not by a quick connect of the type ${result.quickConnectType}`;
    case 'ContactLinkedContactLimitError':
      return `more than ${result.limit} linked contacts`;
    case 'ContactThrottledError':
      return `again in ${result.retryAfter} s`;
    case 'ContactQuotaExceededError':
    case 'ContactServiceError':
    case 'ContactOutcomeUnknownError':
    case 'ContactIdempotencyConflictError':
      return `again with ${result.clientToken}`;
    case 'ContactAccessDeniedError':
      return `request ${result.connectRequestId}`;
    case 'ContactRequestRejectedError':
      return result.connectMessage;
    default: {
      const nothing: never = result;
      return String(nothing);
    }
  }
}

/** What a front end says after it has stopped a contact. */
function sayStopped(result: Stopped): string {
  switch (result.__typename) {
    case 'StopContactSuccess':
      return result.contact?.active === false ? 'ended' : 'still active';
    case 'ContactNotActiveError':
      return `had ended at ${result.disconnectTimestamp}`;
    case 'ContactInitiationMethodNotSupportedError':
      return `not a contact that began by ${result.initiationMethod}`;
    case 'ContactInputError':
      return result.fields.map(({ message }) => message).join();
    case 'ContactResourceNotFoundError':
      return `no ${result.resourceType} ${result.resourceId}`;
    case 'ContactThrottledError':
      return `again in ${result.retryAfter} s`;
    case 'ContactQuotaExceededError':
    case 'ContactServiceError':
    case 'ContactOutcomeUnknownError':
    case 'ContactIdempotencyConflictError':
      return `again with ${result.clientToken}`;
    case 'ContactAccessDeniedError':
    case 'ContactRegionNotActiveError':
      return `request ${result.connectRequestId}`;
    case 'ContactRequestRejectedError':
      return result.connectMessage;
    default: {
      const nothing: never = result;
      return String(nothing);
    }
  }
}

describe.each(CLIENTS)('%s, by the documents of the package', (_, connect) => {
  test('starts, assigns, pauses, resumes, tags, transfers and stops a task', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);

    const start = await client.mutate(ContactGatewayStartTaskContactDocument, {
      input: { name: 'Call Ms Ito back', start: { quickConnectId: QUICK_CONNECTS.billing } },
    });
    const started = start?.startTaskContact;
    if (started?.__typename !== 'StartTaskContactSuccess') throw new Error(started?.message);
    const { contactId } = started;
    const input = { contactId };

    const assign = await client.mutate(ContactGatewayAssociateContactWithUserDocument, {
      input: { contactId, userId: USERS.ben },
    });
    const pause = await client.mutate(ContactGatewayPauseContactDocument, { input });
    const resume = await client.mutate(ContactGatewayResumeContactDocument, { input });
    const tag = await client.mutate(ContactGatewayTagContactDocument, {
      input: { contactId, tags: [{ key: 'team', value: 'roof' }] },
    });
    const transfer = await client.mutate(ContactGatewayTransferContactDocument, {
      input: { contactId, target: { queueId: QUEUES.complaints } },
    });
    const transferred = transfer?.transferContact;
    if (transferred?.__typename !== 'TransferContactSuccess') throw new Error(transferred?.message);
    const stop = await client.mutate(ContactGatewayStopContactDocument, {
      input: { contactId: transferred.contactId },
    });

    expect(sayStarted(started)).toBe(`started ${contactId}`);
    expect(started.contact).toMatchObject({ id: contactId, queueId: QUEUES.billing });
    expect(assign?.associateContactWithUser).toMatchObject({ contact: { agentId: USERS.ben } });
    expect(pause?.pauseContact).toMatchObject({
      contact: { lastPausedTimestamp: expect.any(String), lastResumedTimestamp: null },
    });
    expect(resume?.resumeContact).toMatchObject({
      contact: { lastResumedTimestamp: expect.any(String) },
    });
    expect(tag?.tagContact).toMatchObject({
      contact: { tags: expect.arrayContaining([expect.objectContaining({ key: 'team' })]) },
    });
    expect(stop?.stopContact && sayStopped(stop.stopContact)).toBe('ended');
    expect(
      world.upstream.calls.map(({ operation }) => operation).filter((name) => !isRead(name)),
    ).toStrictEqual([
      'StartTaskContact',
      'AssociateContactWithUser',
      'PauseContact',
      'ResumeContact',
      'TagContact',
      'TransferContact',
      'StopContact',
    ]);
  });

  test('says why a task was not started, and a contact not stopped', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);

    const start = await client.mutate(ContactGatewayStartTaskContactDocument, {
      input: { name: 'Call Ms Ito back', start: { quickConnectId: UNKNOWN_ID } },
    });
    const stop = await client.mutate(ContactGatewayStopContactDocument, {
      input: { contactId: UNKNOWN_ID },
    });

    expect(start?.startTaskContact && sayStarted(start.startTaskContact)).toBe(
      `no QUICK_CONNECT ${UNKNOWN_ID}`,
    );
    expect(stop?.stopContact && sayStopped(stop.stopContact)).toBe(`no CONTACT ${UNKNOWN_ID}`);
  });
});
