import { ConnectClient, ListInstancesCommand } from '@aws-sdk/client-connect';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { describe, expect, test } from '@jest/globals';
import { INSTANCE_ID } from '../support/ids.ts';
import { spawnEntry, urlOf } from '../support/spawned.ts';
import { seedFile } from './support/seed-file.ts';

/** Node.js then finds no fauxqs, as in a production install. */
const WITHOUT_FAUXQS = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve: (name, context, next) => next(name === 'fauxqs' ? 'not-installed' : name, context),
  });
`;

async function instanceIds(endpoint: string): Promise<(string | undefined)[]> {
  const client = new ConnectClient({
    region: 'us-east-1',
    endpoint,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  });
  const { InstanceSummaryList: instances = [] } = await client.send(new ListInstancesCommand({}));
  client.destroy();
  return instances.map(({ Id }) => Id);
}

describe('the embedded Connect as a separate process', () => {
  test('serves the built-in contact centre, and stops on SIGTERM with 0', async () => {
    await using emulator = spawnEntry('main-emulator', { EMULATOR_PORT: '0' });

    expect(await instanceIds(await urlOf(emulator))).toStrictEqual([INSTANCE_ID]);

    emulator.kill('SIGTERM');
    expect(await emulator.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('serves the data of EMULATOR_SEED instead', async () => {
    await using seed = await seedFile('{ "instances": [{ "id": "mine", "alias": "mine" }] }');
    await using emulator = spawnEntry('main-emulator', {
      EMULATOR_PORT: '0',
      EMULATOR_SEED: seed.path,
    });

    expect(await instanceIds(await urlOf(emulator))).toStrictEqual(['mine']);

    emulator.kill('SIGTERM');
    expect(await emulator.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('sends contact events to a queue whose URL it logs', async () => {
    await using emulator = spawnEntry('main-emulator', {
      EMULATOR_PORT: '0',
      EMULATOR_EVENTS: 'true',
    });
    const { eventsQueueUrl } = await emulator.line(({ url }) => url !== undefined);
    const client = new SQSClient({
      region: 'us-east-1',
      endpoint: new URL(String(eventsQueueUrl)).origin,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });

    const QueueName = 'contact-events';
    expect(await client.send(new GetQueueUrlCommand({ QueueName }))).toMatchObject({
      QueueUrl: eventsQueueUrl,
    });

    client.destroy();
    emulator.kill('SIGTERM');
    expect(await emulator.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test.each(['main', 'main-emulator'] as const)(
    'rejects to send contact events without fauxqs, with one line: %s',
    async (entry) => {
      const ports = entry === 'main' ? { PORT: '0' } : { EMULATOR_PORT: '0' };
      await using emulator = spawnEntry(entry, {
        ...ports,
        EMULATOR_EVENTS: 'true',
        NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(WITHOUT_FAUXQS)}`,
      });

      const { code, stdout, stderr } = await emulator.ended;

      expect({ code, stderr }).toStrictEqual({ code: 1, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        level: 60,
        msg: 'The queue of contact events needs the package fauxqs, which is not installed. The process ends. Run npm ci --include=dev, or set EMULATOR_EVENTS to false.',
      });
    },
  );

  test.each([
    ['no JSON', '{', 'EMULATOR_SEED: '],
    ['not a seed', '{ "instances": [{ "alias": 1 }] }', 'instances[0].alias'],
  ])('rejects a seed that is %s, and names the issue', async (_, text, issue) => {
    await using seed = await seedFile(text);
    await using emulator = spawnEntry('main-emulator', { EMULATOR_SEED: seed.path });

    const { code, stderr } = await emulator.ended;

    expect({ code, stderr }).toStrictEqual({ code: 1, stderr: expect.stringContaining(issue) });
  });
});
