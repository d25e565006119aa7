import { BlockList, isIP } from 'node:net';
import type { EventBus } from '../events/event-bus.ts';
import type { FaultRules } from '../faults/fault-rules.ts';
import type { OperationContext } from '../operations/operation.ts';

/** What the administration works on. */
export interface Administration {
  /** Made for each request, so that one request has one time. */
  readonly context: () => OperationContext;
  readonly faults: FaultRules;
  readonly events: Pick<EventBus, 'configure' | 'disturbance'>;
  /** Moves the clock forward, and runs what becomes due. */
  readonly advance: (milliseconds: number) => void;
  /** Begins afresh, rules for faults included. */
  readonly reset: () => Promise<void> | void;
}

/** The options of the plugins that are made of it. */
export interface AdminOptions {
  readonly administration: Administration;
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/**
 * Whether an address, without a port, is reached from this machine only. A name other than localhost
 * is not taken for one: where it leads is decided by DNS.
 */
export function isLoopback(host: string): boolean {
  const address = host.replace(/^\[(.*)\]$/, '$1');
  const version = isIP(address);
  if (version === 0) return address.toLowerCase() === 'localhost';
  return loopback.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
