import constraints from '../data/connect-constraints.json' with { type: 'json' };
import { ConnectError } from './errors.ts';

interface Shape {
  readonly type: string;
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly members?: Readonly<Record<string, string>>;
  readonly member?: string;
  readonly key?: string;
  readonly value?: string;
}

const shapes: Readonly<Record<string, Shape>> = constraints.shapes;
const operations: Readonly<Record<string, { input: string; errors: string[] }>> =
  constraints.operations;

/** Compiled at start, so that a pattern that is no regular expression here is found at once. */
const patterns = new Map(
  Object.values(shapes).flatMap(({ pattern }) =>
    // A pattern of the service model is searched for; only its own ^ and $ anchor it (documented).
    pattern === undefined ? [] : [[pattern, new RegExp(pattern, 'u')] as const],
  ),
);

/**
 * The answer to a bad value: InvalidParameterException where the operation declares it, and
 * InvalidRequestException where it does not. That choice is inferred: Connect's documentation does
 * not say which of the two answers a broken limit.
 */
export function badValue(operation: string, message: string): ConnectError {
  const declared = declarationOf(operation).errors.includes('InvalidParameterException');
  const name = declared ? 'InvalidParameterException' : 'InvalidRequestException';
  return new ConnectError(name, message);
}

/**
 * Checks an input against the limits that the service model declares: required members, lengths,
 * ranges, patterns and enumerations. Throws `badValue` with all violations in one message.
 */
export function checkConstraints(operation: string, input: unknown): void {
  const violations = findViolations(declarationOf(operation).input, input);
  if (violations.length === 0) return;
  const count = violations.length === 1 ? '1 value breaks' : `${violations.length} values break`;
  throw badValue(operation, `${count} the limits of ${operation}: ${violations.join('; ')}`);
}

/**
 * The answer to a call over the quota: ThrottlingException where the operation declares it, and
 * TooManyRequestsException where it does not (documented for StartChatContact, inferred for others).
 */
export function throttled(operation: string, message: string): ConnectError {
  const isDeclared = declarationOf(operation).errors.includes('ThrottlingException');
  return new ConnectError(isDeclared ? 'ThrottlingException' : 'TooManyRequestsException', message);
}

function declarationOf(operation: string): { input: string; errors: string[] } {
  const declaration = operations[operation];
  if (declaration === undefined) throw new Error(`no constraints for ${operation}`);
  return declaration;
}

/** The violations of one shape of the service model, each as `path: rule`. */
export function findViolations(shapeName: string, value: unknown, path = ''): string[] {
  const shape = shapes[shapeName];
  if (shape === undefined) throw new Error(`no shape ${shapeName}`);
  const here = path === '' ? 'request' : path;
  if (typeof value === 'string') return stringIssues(shape, value).map((f) => `${here}: ${f}`);
  if (typeof value === 'number') {
    return [...wholeIssues(shape, value), ...sizeIssues(shape, value, '')].map(
      (f) => `${here}: ${f}`,
    );
  }
  if (Array.isArray(value)) {
    const { member } = shape;
    return [
      ...sizeIssues(shape, value.length, ' elements').map((f) => `${here}: ${f}`),
      ...value.flatMap((item, index) =>
        member === undefined ? [] : findViolations(member, item, `${path}[${index}]`),
      ),
    ];
  }
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return shape.type === 'map' ? mapIssues(shape, value, path) : memberIssues(shape, value, path);
}

function memberIssues(shape: Shape, value: object, path: string): string[] {
  const given = new Map<string, unknown>(Object.entries(value));
  return Object.entries(shape.members ?? {}).flatMap(([name, target]) => {
    const memberPath = path === '' ? name : `${path}.${name}`;
    const item = given.get(name);
    if (item !== undefined && item !== null) return findViolations(target, item, memberPath);
    return shape.required?.includes(name) === true ? [`${memberPath}: is required`] : [];
  });
}

function mapIssues(shape: Shape, value: object, path: string): string[] {
  const entries: [string, unknown][] = Object.entries(value);
  const { key, value: item } = shape;
  return [
    ...sizeIssues(shape, entries.length, ' entries').map((f) => `${path}: ${f}`),
    ...entries.flatMap(([name, entry]) => [
      ...(key === undefined ? [] : findViolations(key, name, `${path} key`)),
      ...(item === undefined ? [] : findViolations(item, entry, `${path}.${name}`)),
    ]),
  ];
}

function stringIssues(shape: Shape, value: string): string[] {
  const issues = sizeIssues(shape, Array.from(value).length, ' characters');
  if (shape.pattern !== undefined && patterns.get(shape.pattern)?.test(value) === false) {
    issues.push(`must match ${shape.pattern}`);
  }
  if (shape.enum?.includes(value) === false) {
    issues.push(`must be one of ${shape.enum.join(', ')}`);
  }
  return issues;
}

const maxInteger = 2 ** 31 - 1;

/** An integer of the service model has 32 bits, a long 64 (documented for Smithy). */
function wholeIssues({ type }: Shape, value: number): string[] {
  if (type !== 'integer' && type !== 'long') return [];
  if (!Number.isInteger(value)) return ['must be an integer'];
  const fits = type === 'long' || (value >= -maxInteger - 1 && value <= maxInteger);
  return fits ? [] : ['must fit into 32 bits'];
}

function sizeIssues({ min, max }: Shape, size: number, unit: string): string[] {
  const issues: string[] = [];
  if (min !== undefined && size < min) issues.push(`must be at least ${min}${unit}`);
  if (max !== undefined && size > max) issues.push(`must be at most ${max}${unit}`);
  return issues;
}
