/**
 * Runs in the gateway's process, before it: reports, on request, for how long its event loop was blocked at most
 * since the request before, and the processor's time that the process has taken in all, both in milliseconds. Of a block
 * only the time counts in which its thread ran: what else the machine does in between is not the gateway's work. Node's
 * own monitor loses the first moment after each reset, which is what counts here.
 */
const EVERY_MS = 1;

let last = now();
let maxMs = 0;

function now(): { readonly wallMs: number; readonly threadMs: number } {
  const { user, system } = process.threadCpuUsage();
  return { wallMs: performance.now(), threadMs: (user + system) / 1_000 };
}

function tick(): void {
  const next = now();
  maxMs = Math.max(maxMs, Math.min(next.wallMs - last.wallMs, next.threadMs - last.threadMs));
  last = next;
}

setInterval(tick, EVERY_MS).unref();
process.on('message', () => {
  tick();
  const { user, system } = process.cpuUsage();
  process.send?.([maxMs, (user + system) / 1_000]);
  // The time that this took does not count towards the next one.
  last = now();
  maxMs = 0;
});
// The gateway ends as without it.
process.channel?.unref();
