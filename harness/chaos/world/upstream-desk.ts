import { isRead } from '../../../src/connect/connect-command.ts';
import type { Answer, Exchange } from '../../../test/support/exchange.ts';
import type { FaultLists, FaultsByToken, GatewayName, Skews } from '../plan/plan.ts';
import type { FaultName, PlannedFault } from '../plan/planned-fault.ts';
import { describeFault, faultOf } from '../plan/planned-fault.ts';
import { now } from './now.ts';
import { skewAnswer, skewedDate } from './skewed-clock.ts';

/** One request that a gateway sent to Connect for the subject of a schedule. */
export interface UpstreamRecord {
  readonly gateway: GatewayName;
  readonly operation: string;
  /** The contact; in schedules of other operations a user, or the name of the contact that is made. */
  readonly contactId: string;
  readonly token: string | undefined;
  readonly arrivedAt: number;
  readonly fault: string;
  /** Connect's own answer, which the gateway may never have got; absent when Connect never got the request. */
  executed?: { readonly at: number; readonly status: number; readonly newContactId?: string };
}

/** The requests for one subject: what is planned for them, and what happened to them. */
export interface ContactDesk {
  readonly upstream: readonly UpstreamRecord[];
  /** The contact, and those that followed it. */
  readonly contactIds: ReadonlySet<string>;
  /** Lets all further requests through, and waits until no earlier one can reach Connect any more. */
  lift(): Promise<void>;
  /** Forgets the contact. */
  close(): void;
}

interface OpenDesk {
  readonly planned: Readonly<Record<GatewayName, ReadonlyMap<string, PlannedFault[]>>>;
  readonly plannedByToken: ReadonlyMap<string, PlannedFault[]>;
  readonly upstream: UpstreamRecord[];
  readonly running: Set<Promise<void>>;
  readonly contactIds: Set<string>;
}

/** Sits in both proxies, and decides by the contact what happens to a request to Connect. */
export class UpstreamDesk {
  /** How often each fault was met. */
  readonly faultsMet = new Map<FaultName, number>();
  readonly #desks = new Map<string, OpenDesk>();
  readonly #kill: (gateway: GatewayName) => void;
  readonly #skewMs: Skews;

  /** @param skewMs how far Connect's clock is ahead of a gateway's, as each gateway sees it. */
  constructor(kill: (gateway: GatewayName) => void, skewMs: Skews) {
    this.#kill = kill;
    this.#skewMs = skewMs;
  }

  /** Opens the desk of a subject: the id of a contact or a user, or names. */
  open(
    subject: string | readonly string[],
    faults: Readonly<Record<GatewayName, FaultLists>>,
    faultsByToken: FaultsByToken = {},
  ): ContactDesk {
    const ids = [subject].flat();
    const copy = (lists: FaultLists): ReadonlyMap<string, PlannedFault[]> =>
      new Map(Object.entries(lists).map(([operation, planned = []]) => [operation, [...planned]]));
    const desk: OpenDesk = {
      planned: { A: copy(faults.A), B: copy(faults.B) },
      plannedByToken: copy(faultsByToken),
      upstream: [],
      running: new Set(),
      contactIds: new Set(ids),
    };
    for (const id of ids) this.#desks.set(id, desk);
    return {
      upstream: desk.upstream,
      contactIds: desk.contactIds,
      lift: async () => {
        for (const plan of desk.plannedByToken.values()) plan.length = 0;
        for (const plan of Object.values(desk.planned)) {
          for (const planned of plan.values()) planned.length = 0;
        }
        await Promise.allSettled(desk.running);
      },
      close: () => {
        for (const id of desk.contactIds) this.#desks.delete(id);
      },
    };
  }

  /** What the proxy of a gateway answers. */
  answerOf(gateway: GatewayName): Answer {
    return async (exchange) => {
      const contactId = namesIn(exchange).find((name) => this.#desks.has(name)) ?? '';
      const desk = this.#desks.get(contactId);
      const { operation, body } = exchange.call;
      const token = typeof body?.['ClientToken'] === 'string' ? body['ClientToken'] : undefined;
      const planned =
        desk?.plannedByToken.get(token ?? '')?.shift() ??
        desk?.planned[gateway].get(operation)?.shift() ??
        desk?.planned[gateway].get(isRead(operation) ? 'reads' : 'changes')?.shift() ??
        NONE;
      this.faultsMet.set(planned.name, (this.faultsMet.get(planned.name) ?? 0) + 1);
      const record: UpstreamRecord = {
        gateway,
        operation,
        contactId,
        token,
        arrivedAt: now(),
        fault: describeFault(planned),
      };
      desk?.upstream.push(record);
      const fault = faultOf(planned, () => {
        this.#kill(gateway);
      });
      const skewMs = this.#skewMs[gateway];
      if (!exchange.response.destroyed) exchange.response.setHeader('date', skewedDate(skewMs));
      const forward = async (): ReturnType<Exchange['forward']> =>
        skewAnswer(await this.#forward(exchange, record, desk), skewMs);
      const running = (async () => fault({ ...exchange, forward }))();
      desk?.running.add(running);
      await running.finally(() => desk?.running.delete(running));
    };
  }

  /** Forwards a request, and writes down what Connect made of it. A new contact is dealt with at the desk of the old one. */
  async #forward(
    exchange: Exchange,
    record: UpstreamRecord,
    desk: OpenDesk | undefined,
  ): ReturnType<Exchange['forward']> {
    const answer = await exchange.forward();
    const { status } = answer;
    const read = JSON.parse(answer.body.toString() || '{}') as { ContactId?: string };
    const newContactId = record.operation === 'TransferContact' ? read.ContactId : undefined;
    if (newContactId !== undefined && desk !== undefined) {
      desk.contactIds.add(newContactId);
      this.#desks.set(newContactId, desk);
    }
    record.executed = { at: now(), status, ...(newContactId !== undefined && { newContactId }) };
    return answer;
  }
}

const NONE = { name: 'none' } as const;

/** All texts of a request that may name what it is about. */
function namesIn({ call, response }: Exchange): string[] {
  const { pathname, searchParams } = new URL(response.req.url ?? '/', 'http://connect');
  const inPath = pathname.split('/').map(decodeURIComponent);
  return [...textsIn(call.body), ...searchParams.values(), ...inPath];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
