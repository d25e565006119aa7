import { Agent } from 'node:http';

/** Who asks: an address, with connections that are kept. */
export interface Caller {
  readonly address: string;
  readonly agent: Agent;
}

const CALLERS = 40;
const ADDRESSES = 20;
/** Callers give up idle connections well before the gateway does: a request on one that is just closing gets no answer. */
const IDLE_MS = 30_000;

/** Callers, two at each address. All of 127.0.0.0/8 is this machine. */
export function createCallers(): readonly [Caller, ...Caller[]] {
  const [first, ...others] = Array.from({ length: CALLERS }, (_, index) => {
    const address = `127.0.1.${1 + (index % ADDRESSES)}`;
    return {
      address,
      agent: new Agent({ keepAlive: true, localAddress: address, timeout: IDLE_MS }),
    };
  });
  if (first === undefined) throw new Error('There are no callers');
  return [first, ...others];
}
