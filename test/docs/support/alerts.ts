import { readFileSync } from 'node:fs';

const RULES = new URL('../../../examples/grafana/alerts.yml', import.meta.url);

/** The alerts of the rules, with what their labels and annotations say. */
export const ALERTS = readFileSync(RULES, 'utf8')
  .split('\n      - alert: ')
  .slice(1)
  .map((rule) => ({
    name: /^\w+/.exec(rule)?.[0] ?? '',
    severity: /^ {10}severity: (\w+)$/m.exec(rule)?.[1] ?? '',
    runbook: /^ {10}runbook: (\S+)$/m.exec(rule)?.[1] ?? '',
  }));
