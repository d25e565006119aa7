import * as connect from '@aws-sdk/client-connect';
import { JsonCodec2 } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import { FrontError } from './errors.ts';

/*
 * The one module that knows the form of the SDK's runtime schemas, which is not a public contract
 * of the SDK (it changed in the past): the SDK is pinned, and a test counts the operations found here.
 * An operation is [9, namespace, name, { http: [method, uri, code] }, () => input, () => output],
 * an exception is [-3, namespace, name, { httpError: status }, …].
 */
type SchemaRef = Parameters<typeof NormalizedSchema.of>[0];
type OperationSchema = [
  kind: 9,
  namespace: string,
  name: string,
  traits: { http: [method: string, uri: string, code: number] },
  input: () => SchemaRef,
  output: () => SchemaRef,
];

type ErrorSchema = [kind: -3, namespace: string, name: string, traits: { httpError: number }];

/** The parts of an HTTP request that an operation's input is put together from. */
export interface RequestParts {
  /** Path labels, percent-decoded. */
  readonly labels: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The raw body; empty stands for `{}`. */
  readonly body: string;
}

/** One operation of Connect: where it is found, and how its input and output look on the wire. */
export interface WireOperation {
  readonly name: string;
  readonly method: string;
  /** With labels in braces: `/contacts/{InstanceId}/{ContactId}`. */
  readonly uri: string;
  /** Throws FrontError SerializationException for anything that is not of the declared JSON type. */
  readInput(parts: RequestParts): Promise<unknown>;
  /** Members that the schema does not know are left out. */
  writeOutput(output: unknown): Buffer;
}

const epochSeconds = 7;
const codec = new JsonCodec2({
  jsonName: true,
  timestampFormat: { useTrait: true, default: epochSeconds },
});

/** Deeper than any input of Connect; bounds the recursion on hostile bodies. */
const deepest = 64;

/** Every operation that the SDK knows, 397 in the pinned version. */
export function wireOperations(): WireOperation[] {
  const exported: readonly unknown[] = Object.values(connect);
  return exported.filter(isOperationSchema).map(wireOperation);
}

function isOperationSchema(value: unknown): value is OperationSchema {
  return Array.isArray(value) && value[0] === 9;
}

/** The HTTP statuses of all exceptions that Connect's operations declare. */
export function declaredStatuses(): ReadonlyMap<string, number> {
  const exported: readonly unknown[] = Object.values(connect);
  return new Map(
    exported.filter(isErrorSchema).map(([, , name, { httpError }]) => [name, httpError]),
  );
}

/** The base of all exceptions is one, too, and has no status. */
function isErrorSchema(value: unknown): value is ErrorSchema {
  if (!Array.isArray(value) || value[0] !== -3) return false;
  const traits: unknown = value[3];
  return typeof traits === 'object' && traits !== null && 'httpError' in traits;
}

function wireOperation(schema: OperationSchema): WireOperation {
  const [, , name, traits, input, output] = schema;
  const [method, uri] = traits.http;
  return {
    name,
    method,
    uri,
    readInput: (parts) => readInput(NormalizedSchema.of(input()), parts),
    writeOutput: (value) => {
      const serializer = codec.createSerializer();
      serializer.write(NormalizedSchema.of(output()), value);
      // Not Buffer.from(bytes): the SDK's bytes pose as a string, and warn when taken for one.
      const bytes = serializer.flush();
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },
  };
}

async function readInput(schema: NormalizedSchema, parts: RequestParts): Promise<unknown> {
  if (!schema.isStructSchema()) return {};
  const document = parseBody(parts.body);
  for (const [name, member] of schema.structIterator()) {
    const { httpLabel, httpQuery } = member.getMergedTraits();
    if (httpLabel !== undefined) document[name] = parts.labels[name];
    if (httpQuery !== undefined) document[name] = fromQuery(member, parts.query[httpQuery]);
  }
  check(schema, document, '', 0);
  // Read again from text: the deserialiser rewrites what it is given in place.
  return await codec.createDeserializer().read(schema, JSON.stringify(document));
}

function parseBody(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  let document: unknown;
  try {
    document = JSON.parse(body);
  } catch {
    throw new FrontError('SerializationException', 'The body is not well-formed JSON.');
  }
  if (!isObject(document)) {
    throw new FrontError('SerializationException', 'The body is not a JSON object.');
  }
  return document;
}

function fromQuery(schema: NormalizedSchema, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (schema.isListSchema()) {
    const element = schema.getValueSchema();
    return (Array.isArray(value) ? value : [value]).map((item) => fromQuery(element, item));
  }
  // What is no number stays a string, which the type check then rejects.
  if (schema.isNumericSchema() && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) {
    return Number(value);
  }
  if (schema.isBooleanSchema() && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

/** The deserialiser passes wrong types through, so they are rejected here, before it. */
function check(schema: NormalizedSchema, value: unknown, path: string, depth: number): void {
  if (depth > deepest) throw mismatch(path, 'is nested too deeply');
  if (schema.isStructSchema()) {
    if (!isObject(value)) throw mismatch(path, 'is not an object');
    for (const [name, member] of schema.structIterator()) {
      // Null stands for an absent member, as everywhere in this protocol.
      const item = value[name] ?? undefined;
      if (item !== undefined)
        check(member, item, path === '' ? name : `${path}.${name}`, depth + 1);
    }
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw mismatch(path, 'is not a list');
    for (const [index, item] of value.entries()) {
      check(schema.getValueSchema(), item, `${path}[${index}]`, depth + 1);
    }
  } else if (schema.isMapSchema()) {
    if (!isObject(value)) throw mismatch(path, 'is not an object');
    const element = schema.getValueSchema();
    for (const [key, item] of Object.entries(value)) {
      // The SDK's deserialiser loses an object with this key.
      if (key === '__proto__' && element.isStructSchema())
        throw mismatch(path, `has the key ${key}`);
      check(element, item, `${path}.${key}`, depth + 1);
    }
  } else if (schema.isTimestampSchema()) {
    const valid = typeof value === 'number' && !Number.isNaN(new Date(value * 1000).getTime());
    if (!valid) throw mismatch(path, 'is not a timestamp in epoch seconds');
  } else if (schema.isNumericSchema()) {
    if (typeof value !== 'number') throw mismatch(path, 'is not a number');
  } else if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') throw mismatch(path, 'is not a boolean');
  } else if (schema.isStringSchema() && typeof value !== 'string') {
    throw mismatch(path, 'is not a string');
  }
}

function mismatch(path: string, issue: string): FrontError {
  return new FrontError('SerializationException', `${path === '' ? 'The body' : path} ${issue}.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
