import { isRead } from '../../../src/connect/connect-command.ts';
import { memberOf, typeOf } from '../answers.ts';
import type { OperationHistory } from '../operation-history.ts';
import { isExecuted, isOpen, isSuccess } from '../operation-judging.ts';
import { Tally } from './tally.ts';

/** What the schedules about operations other than TransferContact came to, in numbers. */
export class OperationFigures {
  /** The number of schedules about each operation. */
  readonly schedules = new Tally();
  callers = 0;
  requests = 0;
  retries = 0;
  others = 0;
  /** Callers that got no answer for sure until they stopped. */
  open = 0;
  /** Calls for changes that Connect executed. */
  executed = 0;
  readonly answers = new Tally();
  readonly faults = new Tally();
  readonly calls = new Tally();
  /** How the outcomes were determined, by their audit records. */
  readonly resolved = new Tally();

  add(history: OperationHistory): void {
    this.schedules.add(history.plan.operation);
    this.others += history.plan.others.length;
    const inFaults = history.requests.filter(({ phase }) => phase === 'faults');
    const last = new Map(inFaults.map((request) => [request.caller, request]));
    this.callers += last.size;
    this.requests += inFaults.length;
    this.retries += inFaults.length - last.size;
    for (const request of last.values()) {
      const member = memberOf(request);
      if (member === undefined || isOpen(member)) this.open += 1;
    }
    for (const request of history.requests) {
      const type = typeOf(request);
      // All successes are one.
      this.answers.add(isSuccess(type) ? 'a success' : type);
    }
    for (const call of history.upstream) {
      this.calls.add(call.operation);
      if (!isRead(call.operation) && isExecuted(call)) this.executed += 1;
      if (call.fault !== 'none') this.faults.add(call.fault.replace(/\(.*/, ''));
    }
    for (const { outcomes } of history.audit) {
      for (const { settledBy = 'nothing was sent' } of outcomes) this.resolved.add(settledBy);
    }
  }
}
