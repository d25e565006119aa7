import { parentPort, workerData } from 'node:worker_threads';
import { now } from '../../harness/chaos/world/now.ts';
import { relay } from '../../test/support/answers.ts';
import { startRecordingProxy } from '../../test/support/recording-proxy.ts';
import type { CountedCall } from './upstream-judge.ts';

// The thread of an upstream judge: forwards everything to Connect, and reports each request with its answer.
const proxy = await startRecordingProxy(String(workerData));
proxy.answerBy(({ operation }) => {
  const at = now();
  return async (exchange) => {
    await relay(exchange);
    const call: CountedCall = { operation, at, status: exchange.response.statusCode };
    parentPort?.postMessage(call);
  };
});
parentPort?.postMessage(proxy.url);
