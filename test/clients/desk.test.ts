import { describe, expect, test } from '@jest/globals';
import {
  ContactGatewayAvailableOperationsDocument,
  ContactGatewayCheckAssociationDocument,
  ContactGatewayCheckStopDocument,
  ContactGatewayCheckTransferDocument,
  ContactGatewayContactFlowDocument,
  ContactGatewayDismissUserContactDocument,
  ContactGatewayManualAssignmentQueuesDocument,
  ContactGatewayMonitorContactDocument,
  ContactGatewayQueueDocument,
  ContactGatewayQuickConnectDocument,
  ContactGatewayResumeContactRecordingDocument,
  ContactGatewayRoutingProfileDocument,
  ContactGatewayStartOutboundVoiceContactDocument,
  ContactGatewayStopContactDocument,
  ContactGatewaySuspendContactRecordingDocument,
  ContactGatewayUserDocument,
  ContactGatewayViewerDocument,
  ContactGatewayWaitingContactDocument,
} from '../../client/generated/graphql.ts';
import { isRead } from '../../src/connect/connect-command.ts';
import {
  CONTACTS,
  FLOWS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  ROUTING_PROFILES,
  USERS,
} from '../support/ids.ts';
import { startWorld, type World } from '../support/world.ts';
import { CLIENTS } from './support/clients.ts';

const call = { contactId: CONTACTS.voice, initialContactId: CONTACTS.voice };

/** The operations that change something, in the order in which Connect got them. */
function changesOf({ upstream }: World): string[] {
  return upstream.calls.map(({ operation }) => operation).filter((name) => !isRead(name));
}

describe.each(CLIENTS)('%s, by the documents of the package', (_, connect) => {
  test('supervises: suspends and resumes a recording, monitors, dismisses and dials', async () => {
    await using world = await startWorld({ gateway: { outboundVoicePrefixes: ['+1202'] } });
    const { agents } = world.emulator.state;
    agents.write({ ...agents.agent(INSTANCE_ID, USERS.amara), handling: 'MANUAL' });
    const client = connect(`${world.client.url}/graphql`);

    const suspend = await client.mutate(ContactGatewaySuspendContactRecordingDocument, {
      input: call,
    });
    const resume = await client.mutate(ContactGatewayResumeContactRecordingDocument, {
      input: call,
    });
    const monitor = await client.mutate(ContactGatewayMonitorContactDocument, {
      input: {
        contactId: CONTACTS.chat,
        userId: USERS.ben,
        capabilities: ['SILENT_MONITOR'],
      },
    });
    await client.mutate(ContactGatewayStopContactDocument, {
      input: { contactId: CONTACTS.taskOfAmara },
    });
    const dismiss = await client.mutate(ContactGatewayDismissUserContactDocument, {
      input: { contactId: CONTACTS.taskOfAmara, userId: USERS.amara },
    });
    const dial = await client.mutate(ContactGatewayStartOutboundVoiceContactDocument, {
      input: {
        destinationPhoneNumber: '+12025550123',
        contactFlowId: FLOWS.inbound,
        queueId: QUEUES.billing,
        name: 'Survey',
      },
    });

    expect(suspend?.suspendContactRecording).toMatchObject({ contact: { active: true } });
    expect(resume?.resumeContactRecording).toMatchObject({ contact: { active: true } });
    expect(monitor?.monitorContact).toMatchObject({
      contact: { agentId: USERS.ben, previousContactId: CONTACTS.chat },
    });
    expect(dismiss?.dismissUserContact).toMatchObject({
      user: { availability: { contacts: [] } },
    });
    expect(dial?.startOutboundVoiceContact).toMatchObject({
      contact: { name: 'Survey', queueId: QUEUES.billing },
    });
    expect(changesOf(world)).toStrictEqual([
      'SuspendContactRecording',
      'ResumeContactRecording',
      'MonitorContact',
      'StopContact',
      'DismissUserContact',
      'StartOutboundVoiceContact',
    ]);
  });

  test('reads what a desk shows, and changes nothing', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);
    const contactId = CONTACTS.unassignedTask;

    const available = await client.query(ContactGatewayAvailableOperationsDocument, {
      id: CONTACTS.endedTask,
    });
    const transfer = await client.query(ContactGatewayCheckTransferDocument, {
      input: { contactId, target: { queueId: QUEUES.billing } },
    });
    const stop = await client.query(ContactGatewayCheckStopDocument, { input: { contactId } });
    const association = await client.query(ContactGatewayCheckAssociationDocument, {
      input: { contactId: CONTACTS.endedTask, userId: USERS.ben },
    });
    const waiting = await client.query(ContactGatewayWaitingContactDocument, { id: contactId });
    const queues = await client.query(ContactGatewayManualAssignmentQueuesDocument, {
      userId: USERS.amara,
    });
    const viewer = await client.query(ContactGatewayViewerDocument, {});

    const ofOperations = new Map(
      available?.contact?.availableOperations.map((each) => [each.operation, each]),
    );
    expect(ofOperations.get('TRANSFER_CONTACT')).toMatchObject({
      available: false,
      unknown: false,
      error: 'ContactNotActiveError',
    });
    expect(ofOperations.get('UPDATE_CONTACT')).toMatchObject({ available: true });
    expect(transfer?.checkTransfer).toMatchObject({ possible: true, error: null });
    expect(stop?.checkStop).toMatchObject({ possible: true, error: null });
    expect(association?.checkAssociation).toMatchObject({
      possible: false,
      error: { __typename: 'ContactNotActiveError' },
    });
    expect(waiting?.contact).toMatchObject({
      queuePosition: expect.any(Number),
      queue: { effectiveHours: { openNow: expect.any(Boolean), timeZone: expect.any(String) } },
    });
    expect(queues?.user?.manualAssignmentQueues?.edges.length).toBeGreaterThan(0);
    expect(viewer?.viewer).toMatchObject({ subject: null, user: null });
    expect(changesOf(world)).toStrictEqual([]);
  });

  test('reads single entries of the directory by their ids', async () => {
    await using world = await startWorld();
    const client = connect(`${world.client.url}/graphql`);

    const entries = {
      ...(await client.query(ContactGatewayQueueDocument, { id: QUEUES.billing })),
      ...(await client.query(ContactGatewayUserDocument, { id: USERS.amara })),
      ...(await client.query(ContactGatewayQuickConnectDocument, { id: QUICK_CONNECTS.billing })),
      ...(await client.query(ContactGatewayContactFlowDocument, { id: FLOWS.queueTransfer })),
      ...(await client.query(ContactGatewayRoutingProfileDocument, {
        id: ROUTING_PROFILES.claimsHandlers,
      })),
    };

    expect(entries).toMatchObject({
      queue: {
        id: QUEUES.billing,
        name: 'Billing',
        metrics: { contactsInQueue: expect.any(Number) },
      },
      user: { username: 'amara', routingProfile: { name: 'Claims handlers' } },
      quickConnect: { name: 'Billing', target: { quickConnectId: QUICK_CONNECTS.billing } },
      contactFlow: { type: 'QUEUE_TRANSFER', active: true },
      routingProfile: { name: 'Claims handlers', concurrencies: expect.anything() },
    });
    expect(world.upstream.operations().toSorted()).toStrictEqual([
      'DescribeQueue',
      'DescribeQuickConnect',
      'DescribeRoutingProfile',
      'DescribeUser',
      'GetCurrentMetricData',
      'ListContactFlows',
    ]);
  });
});
