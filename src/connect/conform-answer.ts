import { NormalizedSchema } from '@smithy/core/schema';

/*
 * The SDK types what Connect answers, but checks none of it: nulls in lists, empty texts in place of absent ones, texts
 * in place of numbers and dates that are none pass through. Here each answer is made to be what its type says, once for
 * all who read it.
 */

/** Makes a value conform; `undefined` when it is absent. */
type Conform = (value: unknown) => unknown;

type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];

/** The runtime schema of an operation, as commands carry it: the output's is the last member. */
type OperationSchema = readonly [9, string, string, object, () => SchemaRef, () => SchemaRef];

const conformers = new Map<string, Conform>();

/**
 * The same answer with nothing in it that is not of its declared type. What is null, of another type, no number, no date
 * or an empty text is absent, so a token that is empty asks for no further page; entries of lists and maps that are
 * absent are left out. A text that is a number counts as one where a number is declared. The values of maps may be empty
 * texts: those of attributes and tags can be.
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

/** Members are looked up when they first occur: some structures are within themselves. */
function structure(schema: NormalizedSchema): Conform {
  const members = new Map<string, Conform>();
  const schemas = new Map(schema.structIterator());
  return (value) => {
    if (!isRecord(value)) return undefined;
    for (const [name, item] of Object.entries(value)) {
      const declared = schemas.get(name);
      // The SDK adds members of its own, such as `$metadata`.
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
