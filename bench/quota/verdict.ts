import type { Fairness, Figures, OperationFigures } from './figures.ts';

/** Of the best index that is possible: so few transfers cannot be shared evenly by so many callers. */
const MIN_JAIN = 0.9;

/** What is wrong with the figures of a gateway, in which every operation should have used a part of its rate. */
export function issuesOf({ operations }: Figures, minUsed: number): string[] {
  return operations.flatMap((figures) => operationIssues(figures, minUsed));
}

/** Who got too little, in a load that was long enough for everybody to have had a turn. */
export function unfairness({ operations, fairness }: Figures): string[] {
  const named = operations.map((figures) => [figures.operation, figures] as const);
  return [...named, ['all', fairness] as const].flatMap(([name, { jain, bestJain }]) =>
    isFair({ jain, bestJain })
      ? []
      : [`the callers' successes (${name}) have a Jain's index of only ${jain.toFixed(3)}`],
  );
}

function operationIssues(figures: OperationFigures, minUsed: number): string[] {
  const { operation, throttledWhenSteady: throttled, used, failures } = figures;
  const issues: string[] = [];
  if (throttled > 0)
    issues.push(`${operation} was rejected upstream ${throttled} times when steady`);
  if (!(used >= minUsed)) {
    issues.push(`only ${(used * 100).toFixed(1)} % of the allowed rate of ${operation} was used`);
  }
  if (failures.length > 0) issues.push(`${failures.length} answers of ${operation} were failures`);
  return issues;
}

function isFair({ jain, bestJain }: Pick<Fairness, 'jain' | 'bestJain'>): boolean {
  return jain >= MIN_JAIN * bestJain;
}

/** Prints what is wrong, and lets the process fail for it. */
export function printIssues(issues: readonly string[]): void {
  for (const issue of issues) process.stdout.write(`FAILED: ${issue}\n`);
  if (issues.length > 0) process.exitCode = 1;
}
