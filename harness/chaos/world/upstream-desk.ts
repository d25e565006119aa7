import type { Answer, Exchange } from '../../../test/support/exchange.ts';
import {
  type FaultPlan,
  type FaultsByToken,
  type GatewayName,
  OPERATIONS,
  type PlannedOperation,
  type Skews,
} from '../plan/plan.ts';
import type { FaultName, PlannedFault } from '../plan/planned-fault.ts';
import { describeFault, faultOf } from '../plan/planned-fault.ts';
import { now } from './now.ts';
import { skewAnswer, skewedDate } from './skewed-clock.ts';

/** One request that a gateway sent to Connect for a contact under test. */
export interface UpstreamRecord {
  readonly gateway: GatewayName;
  readonly operation: string;
  readonly contactId: string;
  readonly token: string | undefined;
  readonly arrivedAt: number;
  readonly fault: string;
  /** Connect's own answer, which the gateway may never have got; absent when Connect never got the request. */
  executed?: { readonly at: number; readonly status: number; readonly newContactId?: string };
}

/** The requests for one contact: what is planned for them, and what happened to them. */
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
  readonly planned: Readonly<Record<GatewayName, Record<PlannedOperation, PlannedFault[]>>>;
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

  /** Opens the desk of a contact. */
  open(
    contactId: string,
    faults: Readonly<Record<GatewayName, FaultPlan>>,
    faultsByToken: FaultsByToken = {},
  ): ContactDesk {
    const copy = (plan: FaultPlan): Record<PlannedOperation, PlannedFault[]> => ({
      TransferContact: [...plan.TransferContact],
      DescribeContact: [...plan.DescribeContact],
      ListAssociatedContacts: [...plan.ListAssociatedContacts],
    });
    const desk: OpenDesk = {
      planned: { A: copy(faults.A), B: copy(faults.B) },
      plannedByToken: new Map(
        Object.entries(faultsByToken).map(([token, planned]) => [token, [...planned]]),
      ),
      upstream: [],
      running: new Set(),
      contactIds: new Set([contactId]),
    };
    this.#desks.set(contactId, desk);
    return {
      upstream: desk.upstream,
      contactIds: desk.contactIds,
      lift: async () => {
        for (const plan of desk.plannedByToken.values()) plan.length = 0;
        for (const plan of Object.values(desk.planned)) {
          for (const operation of OPERATIONS) plan[operation].length = 0;
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
      const contactId = contactOf(exchange);
      const desk = this.#desks.get(contactId);
      const { operation, body } = exchange.call;
      const token = typeof body?.['ClientToken'] === 'string' ? body['ClientToken'] : undefined;
      const planned =
        desk?.plannedByToken.get(token ?? '')?.shift() ??
        (desk && isPlanned(operation) ? desk.planned[gateway][operation].shift() : undefined) ??
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
    const read = JSON.parse(answer.body.toString()) as { ContactId?: string };
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

/** The contact that a request is about; empty for one that is about something else. */
function contactOf({ call, response }: Exchange): string {
  const inBody = call.body?.['ContactId'];
  if (typeof inBody === 'string') return inBody;
  const url = new URL(response.req.url ?? '/', 'http://connect');
  return url.searchParams.get('contactId') ?? call.path.split('/').at(-1) ?? '';
}

function isPlanned(operation: string): operation is PlannedOperation {
  return OPERATIONS.some((planned) => planned === operation);
}
