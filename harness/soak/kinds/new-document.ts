import { Kind, parse, print, visit } from 'graphql';

/** Documents that ask the same, and of which no two have the same text: each has other names for some of its fields. */
export interface NewDocuments {
  /** The document of a serial number. */
  text(serial: number): string;
  /** What an answer to it would be, were the fields named as in the schema. */
  withPlainNames(body: string, serial: number): string;
}

const SERIAL = '__SERIAL__';
/** Fragments count wherever they are spread, and an operation may have 50 aliases at most. */
const MAX_ALIASES = 15;

/** Prepares documents that are made of one. */
export function newDocuments(document: string): NewDocuments {
  let aliases = 0;
  const named = visit(parse(document), {
    OperationDefinition: (node) => ({
      ...node,
      name: { kind: Kind.NAME, value: `${node.name?.value ?? 'Operation'}${SERIAL}` },
    }),
    Field(node) {
      aliases += 1;
      if (aliases > MAX_ALIASES) return undefined;
      const value = `${node.alias?.value ?? node.name.value}${SERIAL}`;
      return { ...node, alias: { kind: Kind.NAME, value } };
    },
  });
  const template = print(named);
  const suffix = (serial: number): string => `_${serial}`;
  return {
    text: (serial) => template.replaceAll(SERIAL, suffix(serial)),
    withPlainNames: (body, serial) => body.replaceAll(`${suffix(serial)}":`, '":'),
  };
}
