import { readdir, readlink } from 'node:fs/promises';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';

/** What a process holds at one time. Memory is in MB of a million bytes. */
export interface Holdings {
  readonly residentMb: number;
  readonly heapUsedMb: number;
  readonly externalMb: number;
  readonly fileDescriptors: number;
  readonly sockets: number;
  /** Open handles of the event loop, the standard streams aside: those are opened when they are first used. */
  readonly handles: number;
  /** Timers, handles and calls of the system that keep the event loop alive, but for the standard streams. */
  readonly resources: number;
  /** The 99th percentile of the event loop's delay since the scrape before, in milliseconds. */
  readonly lagMs: number;
}

/** A gateway: where it answers, and the process that it is. */
export interface Target {
  readonly url: string;
  readonly pid: number;
}

const MB = 1_000_000;

/** Reads the metrics of a gateway, over a connection of its own, and the descriptors of its process. */
export async function scrape({ url, pid }: Target): Promise<Holdings> {
  const metrics = await readMetrics(url);
  const find = (name: string): number | undefined => {
    const line = metrics.split('\n').find((each) => each.startsWith(`${name} `));
    return line === undefined ? undefined : Number(line.slice(name.length));
  };
  const value = (name: string): number => {
    const found = find(name);
    if (found === undefined) throw new Error(`The metrics have no ${name}`);
    return found;
  };
  const resourcesOf = (type: string): number =>
    find(`nodejs_active_resources{type="${type}"}`) ?? 0;
  const standardStreams = resourcesOf('PipeWrap');
  const { fileDescriptors, sockets } = await readDescriptors(pid);
  return {
    residentMb: value('process_resident_memory_bytes') / MB,
    heapUsedMb: value('nodejs_heap_size_used_bytes') / MB,
    externalMb: value('nodejs_external_memory_bytes') / MB,
    fileDescriptors,
    sockets,
    handles: value('nodejs_active_handles_total') - standardStreams,
    // The scrape itself takes an immediate, now and then before it counts them.
    resources: value('nodejs_active_resources_total') - standardStreams - resourcesOf('Immediate'),
    lagMs: value('nodejs_eventloop_lag_p99_seconds') * 1000,
  };
}

function readMetrics(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(20_000);
    const outgoing = request(new URL('/metrics', url), { agent: false, signal });
    outgoing.once('error', reject).once('response', (response) => {
      text(response).then(resolve, reject);
    });
    outgoing.end();
  });
}

/** Counts what is open; what is closed meanwhile is left out. */
async function readDescriptors(
  pid: number,
): Promise<Pick<Holdings, 'fileDescriptors' | 'sockets'>> {
  const folder = `/proc/${pid}/fd`;
  const names = await readdir(folder);
  const targets = await Promise.all(
    names.map((name) => readlink(`${folder}/${name}`).catch(() => undefined)),
  );
  const open = targets.filter((target) => target !== undefined);
  const sockets = open.filter((target) => target.startsWith('socket:'));
  return { fileDescriptors: open.length, sockets: sockets.length };
}
