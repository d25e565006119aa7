import { setTimeout as sleep } from 'node:timers/promises';
import { AuditReader } from '../chaos/world/audit-reader.ts';
import { auditFailuresOf } from './audit-failures.ts';
import { failuresOf } from './failures.ts';
import { ContactPool } from './kinds/contact-pool.ts';
import { type Holdings, scrape, type Target } from './measure/scrape.ts';
import { waitForRelease } from './measure/wait-for-release.ts';
import type { SoakOptions } from './options.ts';
import { printHead, printReport } from './report/print-report.ts';
import { putUnderLoad } from './under-load.ts';
import { startSoakWorld } from './world/soak-world.ts';

/** More than are transferred in a minute: those of the calm, of the storm, and of callers that go away. */
const CONTACTS_A_MINUTE = 200;

/**
 * Puts a gateway under load, and prints what it held meanwhile and how it answered.
 *
 * @returns whether all promises were kept. Rejects when the gateway ends in the middle.
 */
export async function run(options: SoakOptions): Promise<boolean> {
  process.stdout.write(`Seed ${options.seed}, ${options.minutes} minutes of load.\n\n`);
  const pool = new ContactPool(500 + CONTACTS_A_MINUTE * options.minutes);
  await using world = await startSoakWorld(pool.seed);
  const { gateway, log } = world;
  const start = await scrapeAtRest(world);
  printHead(start);

  const { figures, samples, done } = await putUnderLoad(options, world, pool);
  if (world.hasEnded()) throw new Error(`The gateway ended under load: ${gateway.stderr()}`);
  const end = await waitForRelease(world, start);
  gateway.kill('SIGTERM');
  const ending = await gateway.ended;
  const audit = new AuditReader(world.auditLog);
  await audit.refresh();

  const results = {
    start,
    samples,
    end,
    requests: figures.requests,
    newDocuments: figures.newDocuments,
    throttled: figures.total.of('throttled'),
    unavailable: figures.total.of('unavailable'),
    wrong: figures.total.of('wrong'),
    errorLines: log.errors.map((line) => JSON.stringify(line)),
    stderr: gateway.stderr(),
    ending,
    auditFailures: auditFailuresOf(audit.entries, done),
  };
  printReport(options, results, figures, log);
  const failures = failuresOf(options, results);
  for (const failure of failures) process.stdout.write(`FAILED: ${failure}\n`);
  return failures.length === 0;
}

/** What it holds before any load. The first scrapes make a few things that stay. */
async function scrapeAtRest(target: Target): Promise<Holdings> {
  for (let count = 0; count < 3; count += 1) {
    await scrape(target);
    await sleep(100);
  }
  return scrape(target);
}
