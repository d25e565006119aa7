import { expect, test } from '@jest/globals';
import { failuresOf } from './failures.ts';
import type { Sample } from './measure/sampler.ts';
import type { Holdings } from './measure/scrape.ts';
import type { SoakResults } from './results.ts';

const AT_REST: Holdings = {
  residentMb: 150,
  heapUsedMb: 60,
  externalMb: 6,
  fileDescriptors: 23,
  sockets: 3,
  handles: 2,
  resources: 2,
  lagMs: 10,
};

/** Garbage comes and goes three times a minute; what is in use fills up for five minutes, and grows from then on. */
const samplesOf = (growth: Partial<Record<keyof Holdings, number>>): Sample[] =>
  Array.from({ length: 180 }, (_, index) => {
    const minutes = index / 6;
    const grown = (name: keyof Holdings): number =>
      AT_REST[name] + 20 * Math.min(5, minutes) + (growth[name] ?? 0) * minutes;
    const garbage = 50 * (index % 2);
    return {
      ...AT_REST,
      minutes,
      residentMb: grown('residentMb') + garbage,
      heapUsedMb: grown('heapUsedMb') + garbage,
      externalMb: grown('externalMb'),
    };
  });

const OPTIONS = { minutes: 30, warmUpMinutes: 5 };

const results = (change: Partial<SoakResults>): SoakResults => ({
  start: AT_REST,
  samples: samplesOf({}),
  end: AT_REST,
  requests: 120_000,
  newDocuments: 105_000,
  throttled: 4_000,
  unavailable: 0,
  wrong: 0,
  errorLines: [],
  stderr: '',
  ending: { code: 0, signal: null },
  auditFailures: [],
  ...change,
});

test.each<[what: string, SoakResults]>([
  ['memory that fills up during the warm-up', results({})],
  ['memory that hardly grows', results({ samples: samplesOf({ heapUsedMb: 0.9 }) })],
  ['memory that shrinks', results({ samples: samplesOf({ residentMb: -2 }) })],
  [
    'a run that is too short to judge',
    results({ samples: samplesOf({ heapUsedMb: 9 }).slice(0, 50) }),
  ],
  ['fewer handles than before', results({ end: { ...AT_REST, handles: 1 } })],
  ['an outage now and then', results({ unavailable: 100 })],
])('%s is no failure', (_, good) => {
  expect(failuresOf(OPTIONS, good)).toStrictEqual([]);
});

test.each<[what: string, SoakResults, failure: string]>([
  [
    'a heap that grows',
    results({ samples: samplesOf({ heapUsedMb: 1.1 }) }),
    'heapUsedMb grew by 1.1',
  ],
  [
    'a process that grows',
    results({ samples: samplesOf({ residentMb: 5 }) }),
    'residentMb grew by 5',
  ],
  [
    'buffers that grow',
    results({ samples: samplesOf({ externalMb: 1 }) }),
    'externalMb grew by 1.0',
  ],
  [
    'an open file',
    results({ end: { ...AT_REST, fileDescriptors: 24 } }),
    'fileDescriptors were 23',
  ],
  ['an open socket', results({ end: { ...AT_REST, sockets: 4 } }), 'sockets were 3'],
  ['a handle', results({ end: { ...AT_REST, handles: 3 } }), 'handles were 2'],
  ['a timer', results({ end: { ...AT_REST, resources: 3 } }), 'resources were 2'],
  ['a wrong answer', results({ wrong: 1 }), '1 answers were wrong'],
  ['too little load', results({ newDocuments: 99_999 }), 'only 99999 documents'],
  ['too many throttled requests', results({ throttled: 12_001 }), '12001 requests'],
  ['too many outages', results({ unavailable: 1_201 }), '1201 requests'],
  ['an error in the log', results({ errorLines: ['{"level":50}'] }), 'level'],
  ['a word on stderr', results({ stderr: 'Warning' }), 'Warning'],
  ['an exit code', results({ ending: { code: 1, signal: null } }), 'ended with 1'],
  ['a failure in the audit log', results({ auditFailures: ['the intent i'] }), 'the intent i'],
])('%s is a failure', (_, bad, failure) => {
  expect(failuresOf(OPTIONS, bad)).toStrictEqual([expect.stringContaining(failure)]);
});
