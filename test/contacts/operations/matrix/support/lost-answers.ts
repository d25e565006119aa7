import { raw } from '../../../../support/answers.ts';
import { type Fault, FAULTS } from '../../../../support/faults.ts';

const after =
  (answer: Fault): Fault =>
  async (exchange) => {
    await exchange.forward();
    await answer(exchange);
  };

const noContent = raw(204, '');
const unavailable = raw(503, '<html>503 Service Unavailable</html>', 'text/html');

/** How an answer is lost: when Connect has executed the call, and when it never receives it. */
export type LostAnswer = readonly [how: string, executed: Fault, notExecuted: Fault];

export const LOST_ANSWERS: readonly LostAnswer[] = [
  ['a reset', FAULTS.resetAfter, FAULTS.resetBefore],
  ['a half-close', FAULTS.halfCloseAfter, FAULTS.halfCloseBefore],
  ['a truncated head', FAULTS.truncatedHeadAfter, FAULTS.truncatedHeadBefore],
  ['what is not HTTP', FAULTS.notHttpAfter, FAULTS.notHttpBefore],
  ['a truncated 200', FAULTS.truncated200After, FAULTS.truncated200Before],
  ['a 200 with half a JSON', FAULTS.cutJson200After, FAULTS.cutJson200Before],
  ['a 200 with HTML', FAULTS.garbage200After, FAULTS.garbage200Before],
  ['an empty object of a proxy', FAULTS.emptyObject200After, FAULTS.emptyObject200Before],
  ['a 204', after(noContent), noContent],
  ['a 500', FAULTS.serverErrorAfter, FAULTS.serverErrorBefore],
  ['a 502 of a proxy', FAULTS.badGatewayAfter, FAULTS.badGatewayBefore],
  ['a 503 of a proxy', after(unavailable), unavailable],
  ['a 504 of a proxy', FAULTS.gatewayTimeoutAfter, FAULTS.gatewayTimeoutBefore],
];

/** The same, until the deadline. */
export const SILENCE: LostAnswer = [
  'silence',
  FAULTS.stalledHeadersAfter,
  FAULTS.stalledHeadersBefore,
];
