import { allKinds } from './kinds/all-kinds.ts';
import type { ContactPool } from './kinds/contact-pool.ts';
import type { Done } from './kinds/transfers.ts';
import { type Exchange, runLoad } from './load/load.ts';
import { type Sample, sampleUntil } from './measure/sampler.ts';
import type { SoakOptions } from './options.ts';
import { evidenceOf } from './report/evidence.ts';
import { Figures } from './report/figures.ts';
import { printSample } from './report/print-report.ts';
import { LATE_MS, type SoakWorld } from './world/soak-world.ts';

/** How a gateway did under load. */
export interface UnderLoad {
  readonly figures: Figures;
  readonly samples: readonly Sample[];
  /** The transfers that callers got a success for. */
  readonly done: readonly Done[];
}

/** A run that is as wrong as that is not worth its time. */
const MAX_WRONG = 20;

/** Puts a gateway under load, and prints samples and wrong answers as they come. Ends early with the gateway. */
export async function putUnderLoad(
  { seed, minutes }: SoakOptions,
  world: SoakWorld,
  pool: ContactPool,
): Promise<UnderLoad> {
  const { url, gateway, log } = world;
  const figures = new Figures(LATE_MS);
  const samples: Sample[] = [];
  const done: Done[] = [];
  const kinds = await allKinds(pool, url, (transfer) => done.push(transfer));

  const enough = new AbortController();
  void gateway.ended.then(() => {
    enough.abort();
  });
  const onExchange = (exchange: Exchange): void => {
    figures.add(exchange);
    const { judgement, requestId } = exchange;
    if ('outcome' in judgement) return;
    process.stdout.write(evidenceOf(exchange, judgement.wrong, log.of(requestId)));
    if (figures.total.of('wrong') > MAX_WRONG) enough.abort();
  };
  const ended = new AbortController();
  const sampling = sampleUntil(ended.signal, world, (sample) => {
    samples.push(sample);
    printSample(sample);
  });
  const durationMs = minutes * 60_000;
  await runLoad({ url, seed, kinds, durationMs, signal: enough.signal, onExchange });
  ended.abort();
  await sampling;
  return { figures, samples, done };
}
