import { describe, expect, test } from '@jest/globals';
import { readAwsEnvironment } from './environment.ts';

const complete = {
  AWS_REGION: 'eu-central-1',
  CONFORMANCE_INSTANCE_ID: 'instance',
  CONFORMANCE_QUEUE_ID: 'queue',
  CONFORMANCE_OTHER_QUEUE_ID: 'other-queue',
  CONFORMANCE_USER_ID: 'user',
  CONFORMANCE_INBOUND_FLOW_ID: 'inbound',
  CONFORMANCE_QUEUE_TRANSFER_FLOW_ID: 'queue-transfer',
  CONFORMANCE_USER_TRANSFER_FLOW_ID: 'user-transfer',
  CONFORMANCE_HOLD_FLOW_ID: 'hold',
};

describe('the environment of the conformance suite', () => {
  test('without a variable of its own, means the emulator', () => {
    expect(readAwsEnvironment({ AWS_REGION: 'eu-central-1', HOME: '/' })).toBeUndefined();
    expect(readAwsEnvironment({ CONFORMANCE_INSTANCE_ID: '' })).toBeUndefined();
  });

  test('names an AWS instance when it is complete', () => {
    expect(readAwsEnvironment({ ...complete, HOME: '/' })).toStrictEqual(complete);
    expect(readAwsEnvironment({ ...complete, CONFORMANCE_VOICE_CONTACT_ID: 'call' })).toStrictEqual(
      { ...complete, CONFORMANCE_VOICE_CONTACT_ID: 'call' },
    );
  });

  test('names all that is missing in one message', () => {
    const incomplete = { ...complete, CONFORMANCE_QUEUE_ID: '', CONFORMANCE_USER_ID: undefined };
    const read = () => readAwsEnvironment(incomplete);
    expect(read).toThrow(/CONFORMANCE_QUEUE_ID: .*\n.*CONFORMANCE_USER_ID: [^\n]*$/);
    expect(read).not.toThrow(/CONFORMANCE_INSTANCE_ID/);
  });

  test('counts the instance among what is missing, if only another variable is set', () => {
    const read = () => readAwsEnvironment({ CONFORMANCE_VOICE_CONTACT_ID: 'call' });
    expect(read).toThrow('CONFORMANCE_INSTANCE_ID');
  });

  test('rejects to run files in parallel against AWS', () => {
    const read = (worker: string) => () =>
      readAwsEnvironment({ ...complete, JEST_WORKER_ID: worker });
    expect(read('1')).not.toThrow();
    expect(read('2')).toThrow('--runInBand');
  });
});
