import { describe, expect, test } from '@jest/globals';
import type { Variables } from 'relay-runtime';
import { encodeNodeId } from '../../src/gateway/graphql/nodes/node-id.ts';
import { CONTACTS, INSTANCE_ID, QUEUES, USERS } from '../support/ids.ts';
import { startWorld } from '../support/world.ts';
import { type LoadedProject, makeRelayProject } from './support/relay-project.ts';

type Data = Readonly<Record<string, unknown>>;
/** What Relay passes to the component of a fragment. */
type FragmentKey = Readonly<Record<string, unknown>>;

/** The project as components use it: hooks of Relay do the same by the same functions and metadata. */
function deskOf({ relay, environment, artifacts }: LoadedProject) {
  const artifact = (name: string) => {
    const found = artifacts[name];
    if (found === undefined) throw new Error(`The compiler has not written ${name}`);
    return found;
  };
  const refetchOf = (name: string) => {
    const { metadata } = relay.getFragment(artifact(name));
    if (metadata?.refetch === undefined) throw new Error(`${name} is not refetchable`);
    return metadata.refetch;
  };
  const load = async (request: LoadedProject['artifacts'][string], variables: Variables) => {
    const operation = relay.createOperationDescriptor(relay.getRequest(request), variables);
    environment.retain(operation);
    await relay.fetchQuery(environment, request, variables).toPromise();
    return environment.lookup(operation.fragment).data as FragmentKey;
  };
  const read = (name: string, key: unknown): Data => {
    const selector = relay.getSingularSelector(relay.getFragment(artifact(name)), key);
    return environment.lookup(selector).data;
  };
  return {
    query: async (variables: Variables) => load(artifact('deskQuery'), variables),
    read,
    /** As `useRefetchableFragment` does. */
    async refetch(name: string, key: unknown): Promise<void> {
      const { operation, identifierInfo } = refetchOf(name);
      if (typeof operation === 'string' || identifierInfo == null) {
        throw new Error(`${name} has no query of its own`);
      }
      const { identifierField, identifierQueryVariableName } = identifierInfo;
      await load(operation, {
        [identifierQueryVariableName]: read(name, key)[identifierField],
      });
    },
    /** As `usePaginationFragment` does: by the cursor in the store. */
    async loadNext(name: string, key: unknown, count: number): Promise<void> {
      const { operation, connection } = refetchOf(name);
      const { forward, path = [] } = connection ?? {};
      if (typeof operation === 'string' || forward == null) {
        throw new Error(`${name} has no further pages`);
      }
      const page = path.reduce<unknown>((data, part) => (data as Data)[part], read(name, key)) as {
        readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
      };
      if (!page.pageInfo.hasNextPage) throw new Error('This is the last page');
      await load(operation, { [forward.count]: count, [forward.cursor]: page.pageInfo.endCursor });
    },
    async mutate(name: string, variables: Variables): Promise<unknown> {
      return new Promise((resolve, reject) => {
        relay.commitMutation(environment, {
          mutation: artifact(name),
          variables,
          onCompleted: resolve,
          onError: reject,
        });
      });
    },
  };
}

/** The ids of the contacts in the list, and the keys of their rows. */
function rowsOf(data: Data): { readonly ids: string[]; readonly keys: FragmentKey[] } {
  const { edges } = data['contacts'] as {
    readonly edges: readonly { readonly node: FragmentKey & { readonly id: string } }[];
  };
  return { ids: edges.map(({ node }) => node.id), keys: edges.map(({ node }) => node) };
}

const nodeIdOf = (typeName: string, id: string): string =>
  encodeNodeId(typeName, { instanceId: INSTANCE_ID, id });

describe('a front end that has copied docs/relay.md', () => {
  test('compiles', async () => {
    await using project = await makeRelayProject();

    await project.compile();

    const refetch = await project.readArtifact('deskContactRefetchQuery');
    const fragment = await project.readArtifact('desk_contact');
    expect(refetch).toContain('node(nodeId: $nodeId) {\\n    __typename\\n    ...desk_contact');
    expect(fragment).toContain('"identifierField": "nodeId"');
    expect(fragment).toContain('"identifierQueryVariableName": "nodeId"');
    expect(await project.checkTypes()).toBe('');
  });

  test('needs both settings of the compiler, as the page says', async () => {
    await using project = await makeRelayProject();

    await project.compile({ nodeInterfaceIdField: 'nodeId' });

    // The query has the variable $nodeId.
    expect(await project.readArtifact('desk_contact')).toContain(
      '"identifierQueryVariableName": "id"',
    );
    await expect(project.compile({})).rejects.toThrow(
      'Expected `Node` to contain a field named `id`',
    );
  });

  test('reads a contact, its queue and its agent again, each by its nodeId', async () => {
    await using world = await startWorld();
    await using project = await makeRelayProject();
    await project.compile();
    const desk = deskOf(await project.load(world.client.url));
    const { contact } = await desk.query({ contactId: CONTACTS.taskOfAmara });
    const before = desk.read('desk_contact', contact);

    await world.client.data(
      `mutation { updateContact(input: { contactId: "${CONTACTS.taskOfAmara}", name: "Renamed" }) {
        __typename
      } }`,
    );
    const sent = world.upstream.calls.length;
    await desk.refetch('desk_contact', contact);
    await desk.refetch('desk_queue', before['queue']);
    await desk.refetch('desk_user', before['agent']);

    expect(before).toMatchObject({
      nodeId: nodeIdOf('Contact', CONTACTS.taskOfAmara),
      id: CONTACTS.taskOfAmara,
    });
    expect(before['name']).not.toBe('Renamed');
    expect(desk.read('desk_contact', contact)).toMatchObject({ name: 'Renamed', active: true });
    expect(desk.read('desk_queue', before['queue'])).toMatchObject({
      id: QUEUES.claims,
      name: 'Claims',
    });
    expect(desk.read('desk_user', before['agent'])).toMatchObject({
      nodeId: nodeIdOf('User', USERS.amara),
      username: 'amara',
    });
    const operations = world.upstream.calls.slice(sent).map(({ operation }) => operation);
    expect(operations).toContain('DescribeContact');
    expect(operations).toContain('GetCurrentMetricData');
    expect(operations).toContain('GetCurrentUserData');
  });

  test('keeps the queue of an agent apart from the agent, who has the same id', async () => {
    await using world = await startWorld();
    await using project = await makeRelayProject();
    await project.compile();
    const desk = deskOf(await project.load(world.client.url));
    const transferred = await world.client.data(
      `mutation { transferContact(input: {
        contactId: "${CONTACTS.unassignedTask}", target: { userId: "${USERS.amara}" }
      }) { ... on TransferContactSuccess { contactId } } }`,
    );
    const { contactId } = transferred['transferContact'] as { readonly contactId: string };

    const { contact } = await desk.query({ contactId });
    const { queue, agent } = desk.read('desk_contact', contact);

    expect(desk.read('desk_queue', queue)).toMatchObject({
      nodeId: nodeIdOf('Queue', USERS.amara),
      id: USERS.amara,
      type: 'AGENT',
      name: null,
    });
    expect(desk.read('desk_user', agent)).toMatchObject({
      nodeId: nodeIdOf('User', USERS.amara),
      id: USERS.amara,
      username: 'amara',
    });
  });

  test('reads a list page by page, and shows all pages', async () => {
    await using world = await startWorld();
    await using project = await makeRelayProject();
    await project.compile();
    const desk = deskOf(await project.load(world.client.url));
    const key = await desk.query({ contactId: CONTACTS.urgentTask });

    const first = rowsOf(desk.read('desk_contacts', key));
    await desk.loadNext('desk_contacts', key, 2);
    await desk.loadNext('desk_contacts', key, 2);
    const all = rowsOf(desk.read('desk_contacts', key));

    const { contacts } = await world.client.data('{ contacts(first: 7) { nodes { id name } } }');
    const { nodes } = contacts as {
      readonly nodes: readonly { readonly id: string; readonly name: string | null }[];
    };
    expect(first.ids).toStrictEqual(nodes.slice(0, 3).map(({ id }) => id));
    expect(all.ids).toStrictEqual(nodes.map(({ id }) => id));
    expect(all.keys.map((row) => desk.read('desk_contact', row)['name'])).toStrictEqual(
      nodes.map(({ name }) => name),
    );
  });

  test('shows what a mutation has changed wherever the contact is shown', async () => {
    await using world = await startWorld();
    await using project = await makeRelayProject();
    await project.compile();
    const desk = deskOf(await project.load(world.client.url));
    const key = await desk.query({ contactId: CONTACTS.urgentTask });

    const result = await desk.mutate('deskRenameMutation', {
      input: { contactId: CONTACTS.urgentTask, name: 'Renamed by Relay' },
    });

    expect(result).toMatchObject({ updateContact: { __typename: 'UpdateContactSuccess' } });
    expect(desk.read('desk_contact', key['contact'])).toMatchObject({
      id: CONTACTS.urgentTask,
      name: 'Renamed by Relay',
    });
  });
});
