import { Gauge, type Registry } from 'prom-client';
import type { CircuitBreakerState } from '../../connect/circuit-breakers.ts';
import type { OperationQueueState } from '../../connect/quota/operation-queues.ts';

const CIRCUIT_STATES: readonly CircuitBreakerState[] = ['closed', 'open', 'half-open'];

/** Shows, whenever the metrics are asked for, how the quota of each operation stands. */
export function watchLanes(
  registry: Registry,
  states: () => ReadonlyMap<string, OperationQueueState>,
): void {
  const gauge = (
    name: string,
    help: string,
    valueOf: (state: OperationQueueState) => number,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: ['operation'],
      registers: [registry],
      collect() {
        for (const [operation, state] of states()) this.set({ operation }, valueOf(state));
      },
    });
  };
  gauge(
    'gateway_quota_tokens',
    'Calls to Amazon Connect that could be made at once, by operation',
    ({ tokens }) => tokens,
  );
  gauge(
    'gateway_quota_rate',
    'Calls to Amazon Connect that are made in a second at most, by operation',
    ({ perSecond }) => perSecond,
  );
  gauge(
    'gateway_quota_queue_length',
    'Calls to Amazon Connect that wait for quota, by operation',
    ({ waiting }) => waiting,
  );
}

/** Shows the circuit breaker of each operation: 1 at the state that it is in. */
export function watchCircuits(
  registry: Registry,
  states: () => ReadonlyMap<string, CircuitBreakerState>,
): void {
  new Gauge({
    name: 'gateway_circuit_state',
    help: 'Circuit breakers by operation: 1 for the state that each is in',
    labelNames: ['operation', 'state'],
    registers: [registry],
    collect() {
      for (const [operation, current] of states()) {
        for (const state of CIRCUIT_STATES) {
          this.set({ operation, state }, state === current ? 1 : 0);
        }
      }
    },
  });
}
