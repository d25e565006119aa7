import {
  ResumeContactRecordingCommand,
  SuspendContactRecordingCommand,
  type SuspendContactRecordingCommandInput,
} from '@aws-sdk/client-connect';
import { unknownId } from './built-in.ts';
import type { Target } from './target.ts';

type Input = Partial<SuspendContactRecordingCommandInput>;

/** The two operations on a recording. The contact is the first one of its chain, unless the input says otherwise. */
export interface Recordings {
  readonly suspend: (change: Input) => Promise<unknown>;
  readonly resume: (change: Input) => Promise<unknown>;
}

/** The operations on one target. */
export function recordingsOf({ client, directory }: Target): Recordings {
  const inputOf = (change: Input) => ({
    InstanceId: directory.instanceId,
    ContactId: unknownId,
    InitialContactId: change.ContactId ?? unknownId,
    ...change,
  });
  return {
    suspend: (change) => client.send(new SuspendContactRecordingCommand(inputOf(change))),
    resume: (change) => client.send(new ResumeContactRecordingCommand(inputOf(change))),
  };
}
