import {
  type DocumentNode,
  type FieldNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { DIRECTORY_TYPES, type DirectoryTypeName } from '../../../directory/index.ts';
import { DIRECTORY_TYPE_NAMES } from '../../../directory/loaders.ts';
import {
  UPSTREAM_COST,
  type CostOfField,
  type CostTerms,
  type FieldCost,
  type Load,
  type ReturnedObjects,
} from '../../../graphql-kit/cost/upstream-cost.ts';
import { fragmentsOf } from '../../../graphql-kit/document/fragments.ts';
import { selectFields, type SelectionScope } from '../../../graphql-kit/document/select-fields.ts';
import { CHARACTERS_PER_VALUE, VALUES_PER_WAIT, valuesOfError } from './answer-size.ts';
import { ArgumentSize } from './argument-size.ts';
import { IntrospectionSize } from './introspection-size.ts';
import {
  type Arrival,
  type SelectionCost,
  multiplyCost,
  loaderCost,
  MAX_COUNT,
  ZERO_COST,
  addCosts,
} from './selection-cost.ts';

/** An executable operation, with its variables after coercion. */
export interface OperationToEstimate {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  /**
   * Called with the error when a field's arguments cannot be coerced, such as a variable that is null; may throw to end
   * the estimate. Such a field is not resolved, and counts as one without arguments.
   */
  readonly onArgumentError?: (error: unknown) => void;
}

/**
 * The max number of selections, which no screen reaches. Counting them takes some ten milliseconds; with more, the cost
 * is unbounded.
 */
const MAX_SELECTIONS = 20_000;

const UNBOUNDED: SelectionCost = { ...ZERO_COST, calls: MAX_COUNT, values: MAX_COUNT };

/** The known properties of objects before their fields are visited. */
type Expected = Pick<ReturnedObjects, 'entries' | 'describeFields'>;

/**
 * The max cost of an operation, whatever is cached and whatever Connect responds. It follows the execution: fields that
 * are merged in the answer count once, and each alias counts separately. Equal selections are visited once, so
 * fragments that multiply each other take no time; their products still count.
 */
export function estimateSelectionCost(
  { schema, document, operation, variables, onArgumentError }: OperationToEstimate,
  terms: CostTerms,
): SelectionCost {
  const root = schema.getRootType(operation.operation);
  if (root === undefined || root === null) return ZERO_COST;
  const selecting = { schema, fragments: fragmentsOf(document), variables };
  const counting = new CostEstimator(
    selecting,
    terms,
    document.loc?.endToken.line ?? 0,
    onArgumentError,
  );
  try {
    return counting.ofObjects(root, [operation.selectionSet], {});
  } catch (error) {
    if (error instanceof TooManySelections) return UNBOUNDED;
    throw error;
  }
}

class TooManySelections extends Error {}

class CostEstimator {
  readonly #selecting: SelectionScope;
  readonly #terms: CostTerms;
  /** Of the document. */
  readonly #lines: number;
  readonly #onArgumentError: OperationToEstimate['onArgumentError'];
  readonly #known = new Map<string, SelectionCost>();
  readonly #numbers = new Map<object, number>();
  readonly #introspection: IntrospectionSize;
  readonly #argumentSize = new ArgumentSize();
  /** As graphql-js takes them. */
  readonly #variables: Record<string, unknown>;
  #selections = 0;

  constructor(
    selecting: SelectionScope,
    terms: CostTerms,
    lines: number,
    onArgumentError: OperationToEstimate['onArgumentError'],
  ) {
    this.#lines = lines;
    this.#onArgumentError = onArgumentError;
    this.#selecting = selecting;
    this.#terms = terms;
    this.#variables = { ...selecting.variables };
    this.#introspection = new IntrospectionSize(selecting.schema, (type, nodes) =>
      this.#fieldsOf(type, setsOf(nodes)),
    );
  }

  ofObjects(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
    expected: Expected,
  ): SelectionCost {
    const { entries = 0, describeFields = NOTHING } = expected;
    const numbers = [describeFields, ...sets].map((object) => this.#numberOf(object));
    const key = [type.name, entries, ...numbers].join(' ');
    const known = this.#known.get(key);
    if (known !== undefined) return known;

    const selected = [...this.#fieldsOf(type, sets).values()];
    const fields = selected.flatMap((nodes) => {
      const [first] = nodes;
      if (first === undefined) return [];
      const field = type.getFields()[first.name.value];
      if (field === undefined) return [];
      const args = this.#argumentsOf(field, first);
      const cost = this.#costOf(field, nodes, args);
      return [{ field, nodes, cost, argumentSize: this.#argumentSize.of(args) }];
    });
    const isDescribedFor = (name = ''): boolean => describeFields.includes(name);
    const isDescribed = fields.some(
      ({ field, cost }) => isDescribedFor(field.name) || isDescribedFor(cost?.dependsOn),
    );
    const total = addCosts([
      isDescribed ? loaderCost('contacts', { keys: 1 }) : ZERO_COST,
      { ...ZERO_COST, values: this.#valuesOfMeta(selected) },
      ...sharedLoads(fields.flatMap(({ cost }) => cost?.loads ?? NO_LOADS)),
      ...fields.map(({ field, nodes, cost, argumentSize }) => {
        const isRead = isDescribedFor(field.name);
        const mayFail = isRead || (cost !== undefined && waitsFor(cost) > 0);
        const more =
          (isRead ? VALUES_PER_WAIT : 0) +
          (mayFail ? valuesOfError(this.#lines, nodes.length) : 0) +
          argumentSize;
        const ofField =
          cost === undefined
            ? addCosts([
                { ...ZERO_COST, values: 1 + more },
                this.#ofSelection(field, nodes, [expected], NO_LOADS),
              ])
            : addCosts([
                { ...ZERO_COST, values: ownValues(field, cost) + more },
                ownCost(cost),
                this.#ofSelection(field, nodes, cost.returns ?? [{}], cost.loads ?? NO_LOADS),
              ]);
        return isDescribedFor(cost?.dependsOn) ? multiplyCost(1, ONE_BY_ONE, ofField) : ofField;
      }),
    ]);
    this.#known.set(key, total);
    return total;
  }

  /** The selections on the objects that a field returns. */
  #ofSelection(
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    returns: readonly ReturnedObjects[],
    loads: readonly Load[],
  ): SelectionCost {
    const sets = setsOf(nodes);
    const named = getNamedType(field.type);
    const isList = isListType(getNullableType(field.type));
    const listed = { ...ZERO_COST, values: isList ? entriesOf(returns, 1) : 0 };
    if (sets.length === 0 || !isCompositeType(named)) return listed;
    const types = isAbstractType(named) ? this.#selecting.schema.getPossibleTypes(named) : [named];
    const costs = types.flatMap((type) =>
      returns
        .filter((one) => one.type === undefined || one.type === type.name)
        .map(({ entries, from, describeFields }) => {
          // For an object that contains lists, the entries are those of its lists.
          const cost = this.ofObjects(type, sets, {
            ...(!isList && entries !== undefined && { entries }),
            ...(describeFields !== undefined && { describeFields }),
          });
          return multiplyCost(isList ? (entries ?? 1) : 1, arrivalOf(from, loads), cost);
        }),
    );
    const all = addCosts(costs);
    // An object has one of the types, so at most the type with the largest cost counts.
    const isOfOneType = returns.every(({ type }) => type === undefined);
    const values = isOfOneType ? Math.max(0, ...costs.map((each) => each.values)) : all.values;
    return addCosts([listed, { ...all, values }]);
  }

  /** The values of `__typename` and of introspection. */
  #valuesOfMeta(selected: readonly (readonly FieldNode[])[]): number {
    return selected.reduce((sum, nodes) => {
      const name = nodes[0]?.name.value ?? '';
      if (!isMeta(name)) return sum;
      return sum + (name === '__typename' ? 1 : this.#introspection.of(name, nodes));
    }, 0);
  }

  #fieldsOf(
    type: GraphQLObjectType,
    sets: readonly SelectionSetNode[],
  ): ReadonlyMap<string, readonly FieldNode[]> {
    return selectFields(this.#selecting, type, sets, () => {
      this.#selections += 1;
      if (this.#selections > MAX_SELECTIONS) throw new TooManySelections();
    });
  }

  #costOf(
    field: GraphQLField<unknown, unknown>,
    nodes: readonly FieldNode[],
    args: Readonly<Record<string, unknown>>,
  ): FieldCost | undefined {
    const costOfField = field.extensions[UPSTREAM_COST] as CostOfField | undefined;
    return costOfField?.({
      args,
      terms: this.#terms,
      selectsOnly: (names) => {
        const type = getNamedType(field.type);
        if (!isObjectType(type)) return false;
        const selected = [...this.#fieldsOf(type, setsOf(nodes)).values()].flat();
        return selected.every(({ name: { value: name } }) => isMeta(name) || names.includes(name));
      },
    });
  }

  #argumentsOf(
    field: GraphQLField<unknown, unknown>,
    node: FieldNode,
  ): Readonly<Record<string, unknown>> {
    if (field.args.length === 0) return {};
    try {
      return getArgumentValues(field, node, this.#variables);
    } catch (error) {
      this.#onArgumentError?.(error);
      return {};
    }
  }

  #numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#numbers.set(object, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

const NOTHING: readonly string[] = [];
const NO_LOADS: readonly Load[] = [];
const ONE_BY_ONE: Arrival = { kind: 'apart', ticks: 1 };

function setsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
}

function entriesOf(returns: readonly ReturnedObjects[], unknown: number): number {
  return returns.reduce((sum, { entries = unknown }) => sum + entries, 0);
}

/**
 * The count of a field's own value, and the cost of getting it. The entries of a page are read whatever is selected.
 */
function ownValues({ type }: GraphQLField<unknown, unknown>, cost: FieldCost): number {
  const { characters = 0, returns: returns = [] } = cost;
  const waits = waitsFor(cost);
  const read = isListType(getNullableType(type)) ? 0 : entriesOf(returns, 0);
  return 1 + characters / CHARACTERS_PER_VALUE + waits * VALUES_PER_WAIT + read;
}

/** The number of promises that a field waits for. */
function waitsFor({ calls = 0, loads = NO_LOADS, dependsOn }: FieldCost): number {
  const loaded = loads.reduce((sum, { keys }) => sum + keys, 0);
  return Math.max(loaded, calls > 0 || dependsOn !== undefined ? 1 : 0);
}

function ownCost({ calls = 0, probes = 0, loads = NO_LOADS }: FieldCost): SelectionCost {
  return addCosts([
    { ...ZERO_COST, calls, probes },
    ...loads.flatMap((load) => (load.shared === true ? [] : [costOfLoad(load)])),
  ]);
}

/** The cost of the loads that the fields of an object share, each once. */
function sharedLoads(loads: readonly Load[]): SelectionCost[] {
  const shared = loads.filter((load) => load.shared === true);
  return [...new Map(shared.map((load) => [load.loader, load])).values()].map(costOfLoad);
}

function costOfLoad({ loader, keys }: Load): SelectionCost {
  return loaderCost(loader, { keys, batchesPerTick: 1 });
}

/** Contacts may arrive one by one, because some are loaded before others. */
function arrivalOf(from: ReturnedObjects['from'], loads: readonly Load[]): Arrival {
  if (from === undefined) return { kind: 'together' };
  const source = DIRECTORY_TYPE_NAMES.find((name) => name === from && hasLaterStages(name));
  if (source !== undefined) return { kind: 'from', source };
  const ticks = loads.reduce((sum, { loader, keys }) => sum + (loader === from ? keys : 0), 0);
  return { kind: 'apart', ticks };
}

/** Whether the fields of a type's objects may use further loaders. */
function hasLaterStages(name: DirectoryTypeName): boolean {
  return DIRECTORY_TYPES[name].stage !== 'leaves';
}

/** `__typename` costs nothing, and is not a field of the object. */
function isMeta(name: string): boolean {
  return name.startsWith('__');
}
