import { NormalizedSchema } from '@smithy/core/schema';

/*
 * The SDK types the responses of Connect, but does not validate them: nulls in lists, empty strings in place of absent
 * ones, strings in place of numbers and invalid dates pass through. Here each response is made to match its declared
 * type, once for all code that reads it.
 */

/** Makes a value conform; `undefined` when it is absent. */
type Conform = (value: unknown) => unknown;

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** The runtime schema of an operation, as commands carry it; the last member is that of the output. */
type OperationSchema = readonly [9, string, string, object, () => SchemaRef, () => SchemaRef];

const conformers = new Map<string, Conform>();

/**
 * Removes everything from a response that does not match its declared type. Nulls, values of another type, invalid
 * numbers and dates, and empty strings become absent, so an empty token requests no further page; absent entries of
 * lists and maps are dropped. A numeric string is accepted where a number is declared. The values of maps may be empty
 * strings, as those of attributes and tags are.
 *
 * @param answer changed in place.
 */
export function conformAnswer<Output extends object>(command: object, answer: Output): Output {
  const { schema } = command as { readonly schema?: unknown };
  if (!isOperationSchema(schema)) return answer;
  const [, , operation, , , outputOf] = schema;
  const known = conformers.get(operation);
  const conform = known ?? conformerOf(NormalizedSchema.of(outputOf()));
  if (known === undefined) conformers.set(operation, conform);
  conform(answer);
  return answer;
}

function isOperationSchema(schema: unknown): schema is OperationSchema {
  return Array.isArray(schema) && schema[0] === 9 && typeof schema[5] === 'function';
}

function conformerOf(schema: NormalizedSchema): Conform {
  if (schema.isStructSchema()) return structure(schema);
  if (schema.isListSchema()) return list(schema);
  if (schema.isMapSchema()) return map(schema);
  if (schema.isTimestampSchema()) return timestamp;
  if (schema.isBigIntegerSchema() || schema.isBigDecimalSchema()) return asItIs;
  if (schema.isNumericSchema()) return number;
  if (schema.isBooleanSchema()) return boolean;
  return schema.isStringSchema() ? text : asItIs;
}

/** Members are looked up on first use: some structures are recursive. */
function structure(schema: NormalizedSchema): Conform {
  const members = new Map<string, Conform>();
  const schemas = new Map(schema.structIterator());
  return (value) => {
    if (!isRecord(value)) return undefined;
    for (const [name, item] of Object.entries(value)) {
      const declared = schemas.get(name);
      // The SDK adds its own members, such as `$metadata`.
      if (declared === undefined) continue;
      const conform = members.get(name) ?? conformerOf(declared);
      members.set(name, conform);
      const conformed = conform(item);
      if (conformed === undefined || conformed === '') Reflect.deleteProperty(value, name);
      else value[name] = conformed;
    }
    return value;
  };
}

function list(schema: NormalizedSchema): Conform {
  const conform = conformerOf(schema.getValueSchema());
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    return value.map(conform).filter((item) => item !== undefined && item !== '');
  };
}

function map(schema: NormalizedSchema): Conform {
  const conform = conformerOf(schema.getValueSchema());
  return (value) => {
    if (!isRecord(value)) return undefined;
    const entries = Object.entries(value).map(([key, item]) => [key, conform(item)] as const);
    return Object.fromEntries(entries.filter(([, item]) => item !== undefined));
  };
}

const asItIs: Conform = (value) => value ?? undefined;

const text: Conform = (value) => (typeof value === 'string' ? value : undefined);

const boolean: Conform = (value) => (typeof value === 'boolean' ? value : undefined);

const number: Conform = (value) => {
  const isNumber =
    typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value));
  const result = isNumber ? Number(value) : NaN;
  return Number.isFinite(result) ? result : undefined;
};

const timestamp: Conform = (value) =>
  value instanceof Date && !Number.isNaN(value.getTime()) ? value : undefined;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
