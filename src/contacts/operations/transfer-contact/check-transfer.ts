import type { CostOfField } from '../../../graphql-kit/cost/upstream-cost.ts';
import { type Findings, notRead } from '../kit/check-operation.ts';
import { createCheckResolver } from '../kit/check-resolver.ts';
import { isNotShown } from '../kit/precondition.ts';
import { examineTransfer, type TransferEvidence } from './classify-transfer-failure.ts';
import { MAX_READS_BEFORE, readBeforeTransfer } from './gather-transfer-evidence.ts';
import { TransferContactInput } from './transfer-contact.input.ts';
import { type TransferContext, transferContact } from './transfer-contact.ts';
import { TRANSFER_PERMISSION, type TransferCommand } from './transfer-model.ts';

/** The query that checks a transfer. */
export const CHECK_TRANSFER = 'checkTransfer';

export const CheckTransferResolver = createCheckResolver({
  query: CHECK_TRANSFER,
  description:
    'It reads the contact, the flow and the target; of a contact that was transferred before, also how often.',
  check: { operation: transferContact, examine: readAndExamine },
  permission: TRANSFER_PERMISSION,
  cost: costOfCheck,
  input: TransferContactInput,
});

async function readAndExamine(
  command: TransferCommand,
  { callConnectDeduplicated }: TransferContext,
): Promise<Findings> {
  const evidence = await readBeforeTransfer(callConnectDeduplicated, command);
  const shown = examineTransfer(command, evidence);
  return {
    denial: isNotShown(shown) ? undefined : shown,
    unchecked: [
      ...failedReads(command, evidence),
      ...(isNotShown(shown) ? [shown.sentence] : []),
      ...NOT_SHOWN,
    ],
  };
}

/** What no read of the gateway shows. */
const NOT_SHOWN = [
  'Whether the flow can run, and what it does with the contact, was not checked: a flow must be published and not archived.',
  'Whether Amazon Connect takes another contact was not checked: it limits how many are linked with each other, and how many wait in a queue.',
];

function failedReads({ target }: TransferCommand, evidence: TransferEvidence): string[] {
  const reads = [
    ['contact', evidence.contact],
    ['flow', evidence.contactFlow],
    [target.kind, evidence.target],
    ['instance', evidence.instance],
    ['time at which the contact ended', evidence.endedAt],
    ['number of earlier transfers of the contact', evidence.transfers],
  ] as const;
  return reads.flatMap(([what, reading]) =>
    reading?.ok === false ? [notRead(what, reading.failure)] : [],
  );
}

/** One read of the contact shows both whether the caller is authorized and what the contact denies. */
function costOfCheck({ args }: Parameters<CostOfField>[0]): ReturnType<CostOfField> {
  const { target } = (args['input'] ?? {}) as Partial<TransferContactInput>;
  return {
    calls: MAX_READS_BEFORE,
    loads: [
      { loader: 'contacts', keys: 1 },
      ...(typeof target?.quickConnectId === 'string'
        ? [{ loader: 'quickConnects', keys: 1 } as const]
        : []),
    ],
  };
}
