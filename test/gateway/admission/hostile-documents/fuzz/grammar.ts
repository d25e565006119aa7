import type { Random } from '../../../../../harness/chaos/plan/random.ts';

const ROOTS = [
  'contact',
  'contacts',
  'queue',
  'queues',
  'user',
  'users',
  'contactFlows',
  '__schema',
  '__type',
  '__typename',
  'nope',
] as const;
const FIELDS = [
  'id',
  'arn',
  'name',
  'channel',
  'queue',
  'agent',
  'previousContact',
  'nodes',
  'edges',
  'node',
  'pageInfo',
  'types',
  'fields',
  'type',
  'ofType',
  '__typename',
  'nope',
] as const;
const TYPES = [
  'Query',
  'Mutation',
  'Contact',
  'Queue',
  'User',
  '__Type',
  'ContactError',
  'Nope',
] as const;
const NAMES = [
  'id',
  'first',
  'after',
  'filter',
  'instanceId',
  'input',
  'name',
  'search',
  'if',
  'nope',
] as const;
const VARIABLE_TYPES = [
  'ID',
  'ID!',
  'Int',
  '[ID!]',
  'Boolean!',
  'ContactFilterInput',
  'Nope',
] as const;

/** Documents that parse, and nearly or fully match the schema. */
export function grammarDocument(random: Random): string {
  // A budget, so that no document grows without end.
  let room = random.magnitude(4, 700);
  const fragmentCount = random.chance(0.5) ? random.magnitude(1, 40) : 0;
  const times = <Result>(most: number, make: () => Result): Result[] =>
    Array.from({ length: random.int(0, most) }, make);

  function value(depth: number): string {
    room -= 1;
    switch (random.int(0, depth > 12 || room < 0 ? 5 : 7)) {
      case 0:
        return `$v${random.int(0, 5)}`;
      case 1:
        return String(random.int(-1, 1_000));
      case 2:
        return random.pick(['true', 'null', 'TASK', '1e9', '"""x"""', '"\\u0041"']);
      case 6:
        return `[${times(6, () => value(depth + 1)).join(' ')}]`;
      case 7:
        return `{${times(4, () => `${random.pick(NAMES)}: ${value(depth + 1)}`).join(' ')}}`;
      default:
        return `"${'x'.repeat(random.magnitude(1, 40))}"`;
    }
  }

  function args(chance: number): string {
    if (!random.chance(chance)) return '';
    const given = [value(0), ...times(3, () => value(0))];
    return `(${given.map((each) => `${random.pick(NAMES)}: ${each}`).join(', ')})`;
  }

  function directives(): string {
    if (!random.chance(0.1)) return '';
    return times(3, () => `@${random.pick(['skip', 'include', 'nope'])}(if: ${value(9)})`).join(
      ' ',
    );
  }

  function selection(depth: number): string {
    room -= 1;
    const kind = random.int(0, 9);
    if (kind === 0 && fragmentCount > 0)
      return `...F${random.int(0, fragmentCount)} ${directives()}`;
    if (kind === 1)
      return `... ${random.chance(0.7) ? `on ${random.pick(TYPES)}` : ''} ${directives()} ${selectionSet(depth + 1)}`;
    const alias = random.chance(0.15) ? `a${random.int(0, 9)}: ` : '';
    const name = random.pick(depth === 0 ? ROOTS : FIELDS);
    const inside = depth < 30 && room > 0 && random.chance(0.5) ? selectionSet(depth + 1) : '';
    return `${alias}${name}${args(depth === 0 ? 0.7 : 0.1)} ${directives()} ${inside}`;
  }

  function selectionSet(depth: number): string {
    return `{ ${[selection(depth), ...times(5, () => (room > 0 ? selection(depth) : '__typename'))].join(' ')} }`;
  }

  const variables = times(
    6,
    () =>
      `$v${random.int(0, 6)}: ${random.pick(VARIABLE_TYPES)} ${random.chance(0.2) ? `= ${value(10)}` : ''}`,
  );
  const head = random.pick(['', 'query Q', 'query', 'mutation M', 'subscription S']);
  const given = head === '' || variables.length === 0 ? '' : `(${variables.join(' ')})`;
  const operation = `${head}${given} ${selectionSet(0)}`;
  const fragments = Array.from(
    { length: fragmentCount },
    (_, index) => `fragment F${index} on ${random.pick(TYPES)} ${selectionSet(1)}`,
  );
  return [operation, ...fragments].join('\n');
}
