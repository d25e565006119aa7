/**
 * Runs in the gateway's process, before it: tells, whenever it is asked, for how long its event loop was blocked at most
 * since it was asked before. Node's own monitor loses the first moment after each reset, which is what counts here.
 */
const EVERY_MS = 1;

let last = performance.now();
let longestMs = 0;

function tick(): void {
  const now = performance.now();
  longestMs = Math.max(longestMs, now - last);
  last = now;
}

setInterval(tick, EVERY_MS).unref();
process.on('message', () => {
  tick();
  process.send?.(longestMs);
  // That this took a while is not the next one's fault.
  last = performance.now();
  longestMs = 0;
});
// The gateway ends as without it.
process.channel?.unref();
