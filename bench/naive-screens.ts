import {
  type ConnectClient,
  DescribeContactCommand,
  DescribeContactFlowCommand,
  DescribeQueueCommand,
  DescribeQuickConnectCommand,
  DescribeRoutingProfileCommand,
  DescribeUserCommand,
  GetCurrentMetricDataCommand,
  GetCurrentUserDataCommand,
  ListAssociatedContactsCommand,
  ListQueueQuickConnectsCommand,
  SearchContactsCommand,
} from '@aws-sdk/client-connect';
import { INSTANCE_ID } from '../test/support/ids.ts';

const instance = { InstanceId: INSTANCE_ID };
const DAY_MS = 24 * 60 * 60 * 1000;

/** An id as the SDK's types have it; the SDK does not send a command without it. */
type Id = string | undefined;

/**
 * The screens, read as a server reads them that has a resolver for each field and nothing between those and Connect: each
 * thing by a call of its own wherever it is named, and as many at the same time as the SDK does.
 */
export class NaiveScreens {
  readonly #connect: ConnectClient;

  constructor(connect: ConnectClient) {
    this.#connect = connect;
  }

  /** As the query `ContactsPage` asks. Returns how many contacts there are. */
  async contactsPage(): Promise<number> {
    const now = Date.now();
    const command = new SearchContactsCommand({
      ...instance,
      TimeRange: {
        Type: 'INITIATION_TIMESTAMP',
        StartTime: new Date(now - 14 * DAY_MS),
        EndTime: new Date(now),
      },
      MaxResults: 100,
    });
    const { Contacts: contacts = [] } = await this.#connect.send(command);
    await Promise.all(
      contacts.flatMap(({ QueueInfo: queue, AgentInfo: agent }) => [
        this.#queue(queue?.Id),
        this.#user(agent?.Id).then((profileId) => this.#routingProfile(profileId)),
      ]),
    );
    return contacts.length;
  }

  /** As the query `ContactScreen` asks. Returns how many destinations there are. */
  async contactScreen(id: string): Promise<number> {
    const [destinations] = await Promise.all([this.#destinations(id), this.#contact(id)]);
    return destinations;
  }

  async #contact(id: string): Promise<void> {
    const names = { ...instance, ContactId: id };
    const { Contact: contact } = await this.#connect.send(new DescribeContactCommand(names));
    await Promise.all([
      this.#queueWithMetrics(contact?.QueueInfo?.Id),
      this.#userWithAvailability(contact?.AgentInfo?.Id),
      this.#connect.send(new ListAssociatedContactsCommand(names)),
    ]);
  }

  async #destinations(contactId: string): Promise<number> {
    const names = { ...instance, ContactId: contactId };
    const { Contact: contact } = await this.#connect.send(new DescribeContactCommand(names));
    const QueueId = contact?.QueueInfo?.Id;
    const command = new ListQueueQuickConnectsCommand({ ...instance, QueueId, MaxResults: 20 });
    const { QuickConnectSummaryList: offered = [] } = await this.#connect.send(command);
    await Promise.all(offered.map(({ Id: id }) => this.#destination(id)));
    return offered.length;
  }

  async #destination(QuickConnectId: Id): Promise<void> {
    const command = new DescribeQuickConnectCommand({ ...instance, QuickConnectId });
    const { QuickConnect: quickConnect } = await this.#connect.send(command);
    const { QueueConfig: queue, UserConfig: user } = quickConnect?.QuickConnectConfig ?? {};
    const ContactFlowId = (queue ?? user)?.ContactFlowId;
    await Promise.all([
      queue && this.#queueWithMetrics(queue.QueueId),
      user && this.#userWithAvailability(user.UserId),
      this.#connect.send(new DescribeContactFlowCommand({ ...instance, ContactFlowId })),
    ]);
  }

  async #queue(QueueId: Id): Promise<void> {
    await this.#connect.send(new DescribeQueueCommand({ ...instance, QueueId }));
  }

  async #queueWithMetrics(id: Id): Promise<void> {
    const command = new GetCurrentMetricDataCommand({
      ...instance,
      Filters: { Queues: id === undefined ? [] : [id] },
      Groupings: ['QUEUE'],
      CurrentMetrics: [
        { Name: 'CONTACTS_IN_QUEUE', Unit: 'COUNT' },
        { Name: 'OLDEST_CONTACT_AGE', Unit: 'SECONDS' },
        { Name: 'AGENTS_AVAILABLE', Unit: 'COUNT' },
      ],
    });
    await Promise.all([this.#queue(id), this.#connect.send(command)]);
  }

  /** Returns the id of the user's routing profile. */
  async #user(UserId: Id): Promise<Id> {
    const command = new DescribeUserCommand({ ...instance, UserId });
    return (await this.#connect.send(command)).User?.RoutingProfileId;
  }

  async #userWithAvailability(id: Id): Promise<void> {
    const filters = { Agents: id === undefined ? [] : [id] };
    const command = new GetCurrentUserDataCommand({ ...instance, Filters: filters });
    await Promise.all([this.#user(id), this.#connect.send(command)]);
  }

  async #routingProfile(RoutingProfileId: Id): Promise<void> {
    await this.#connect.send(new DescribeRoutingProfileCommand({ ...instance, RoutingProfileId }));
  }
}
