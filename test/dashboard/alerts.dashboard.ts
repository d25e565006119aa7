import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { readBlock } from '../support/docs.ts';
import { ALERTS } from './support/dashboard.ts';
import { judge, promtool, type Series } from './support/promtool.ts';

const rules = fileURLToPath(ALERTS);
const MINUTES = 30;

/** A value whenever the rules are evaluated, once a minute, and another one in between. */
const atEachLook = (value: number, between: number): string =>
  `${value} ${between} ${between} `.repeat(MINUTES + 1);

/** The name of a series of one gateway. */
const of = (metric: string, labels = '', instance = 'a:4000'): string =>
  `${metric}{job="gateway",instance="${instance}"${labels && `,${labels}`}}`;

const calls = (outcome: string, operation = 'TransferContact'): string =>
  of(
    'gateway_connect_call_duration_seconds_count',
    `operation="${operation}",outcome="${outcome}"`,
  );
const attempts = (outcome: string): string =>
  of('gateway_connect_attempts_total', `operation="TransferContact",outcome="${outcome}"`);
const circuit = (state: string): string =>
  of('gateway_circuit_state', `operation="TransferContact",state="${state}"`);
const unknown = of(
  'gateway_contact_errors_total',
  'type="ContactOutcomeUnknownError",code="OUTCOME_UNKNOWN"',
);
const masked = of('gateway_graphql_errors_total', 'code="INTERNAL_SERVER_ERROR"');
const auditFailures = of('gateway_audit_failures_total');
const credentials = of('gateway_credentials_failures_total', 'reason="rejected"');
const redis = of('gateway_redis_available');
const lag = of('nodejs_eventloop_lag_p99_seconds');

/** A gateway at work, with nothing wrong. */
const CALM: Series = {
  [calls('ok')]: '0+100x90',
  [calls('quota-exhausted')]: '0x90',
  [attempts('ok')]: '0+100x90',
  [circuit('closed')]: '1x90',
  [circuit('open')]: '0x90',
  [circuit('half-open')]: '0x90',
  [unknown]: '0x90',
  [masked]: '0x90',
  [auditFailures]: '0x90',
  [credentials]: '0x90',
  [redis]: '1x90',
  [lag]: '0.02x90',
};

describe('the alerts', () => {
  test('are valid rules for Prometheus', async () => {
    expect(await promtool('check', 'rules', rules)).toMatchObject({ code: 0 });
  });

  test.each(['docs/operations/dashboard.md', 'docs/operations/runbooks/README.md'])(
    'are loaded by the configuration of %s',
    async (page) => {
      await using folder = await mkdtempDisposable(join(tmpdir(), 'prometheus-'));
      const path = join(folder.path, 'prometheus.yml');
      const documented = await readBlock(page, 'prometheus');
      await writeFile(path, documented.replace(/[\w/]*alerts\.yml/, rules));

      expect(documented).toContain('alerts.yml');
      expect(await promtool('check', 'config', path)).toMatchObject({ code: 0 });
    },
  );

  const outage = { [circuit('closed')]: '0x90', [circuit('open')]: '1x90' };
  test.each<[string, Series, string[]]>([
    ['a calm gateway', {}, []],
    ['a restart', { [calls('ok')]: '0+100x45 0+100x45', [auditFailures]: '3x84 0x6' }, []],
    ['a record that is lost', { [auditFailures]: '0x84 1x6' }, ['AuditFailures']],
    ['a record that was lost long ago', { [auditFailures]: '0x30 1x60' }, []],
    ['a circuit that stays open', outage, ['CircuitOpen']],
    [
      'a circuit that is probed repeatedly',
      { [circuit('open')]: atEachLook(0, 1), [circuit('half-open')]: atEachLook(1, 0) },
      ['CircuitOpen'],
    ],
    ['an open circuit without calls', { ...outage, [calls('ok')]: '100x90' }, []],
    ['credentials that are rejected', { [credentials]: '0+1x90' }, ['Credentials']],
    ['a search that failed once', { [credentials]: '0x75 1x15' }, []],
    ['a transfer of unknown outcome', { [unknown]: '0x75 1x15' }, ['OutcomeUnknown']],
    ['a masked error', { [masked]: '0x75 1x15' }, ['MaskedErrors']],
    [
      'many transfers without quota',
      { [calls('quota-exhausted')]: '0+10x90' },
      ['MutationsQuotaExhausted'],
    ],
    [
      'many pauses without quota',
      { [calls('quota-exhausted', 'PauseContact')]: '0+10x90' },
      ['MutationsQuotaExhausted'],
    ],
    ['few transfers without quota', { [calls('quota-exhausted')]: '0+0.5x90' }, []],
    ['many reads without quota', { [calls('quota-exhausted', 'SearchContacts')]: '0+100x90' }, []],
    ['many 429s', { [attempts('throttled')]: '0+10x90' }, ['ThrottledByConnect']],
    ['few 429s', { [attempts('throttled')]: '0+0.5x90' }, []],
    ['an unavailable Redis', { [redis]: '1x75 0x15' }, ['RedisUnavailable']],
    ['a Redis that comes and goes', { [redis]: atEachLook(0, 1) }, []],
    ['a slow event loop', { [lag]: '0.5x90' }, ['EventLoopLate']],
    ['an event loop that is slow now and then', { [lag]: atEachLook(0.5, 0.02) }, []],
    [
      'the slow event loop of another program',
      { 'nodejs_eventloop_lag_p99_seconds{job="other",instance="b:80"}': '0.5x90' },
      [],
    ],
  ])('%s', async (_, changed, alerts) => {
    const firing = alerts.map((name) => [`{alertname="ContactGateway${name}"}`, 1]);

    const verdict = await judge({
      rules,
      series: { ...CALM, ...changed },
      minutes: MINUTES,
      query: 'count by (alertname) (ALERTS{alertstate="firing"})',
      gives: Object.fromEntries(firing) as Record<string, number>,
    });

    expect(verdict).toMatchObject({ code: 0 });
  });
});
