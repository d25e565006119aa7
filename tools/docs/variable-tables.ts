import { z } from 'zod';
import { GROUPS } from '../../src/config/variables/groups.ts';
import type { Variable, Variables } from '../../src/config/variables/variable.ts';
import type { Parts } from './generated-parts.ts';
import { code, tableOf as table } from './table.ts';

/** The tables of docs/configuration.md. */
export function variableTables(): Parts {
  const tables = Object.entries(GROUPS).map(([name, group]) => [
    `variables: ${name}`,
    tableOf(group),
  ]);
  return Object.fromEntries(tables) as Parts;
}

/** A table of variables, with their defaults, ranges and choices as zod has them. */
export function tableOf(variables: Variables): string {
  const rows = Object.entries(variables).map(([name, variable]) => [
    code(name),
    defaultOf(variable),
    meaningOf(variable),
  ]);
  return table(['variable', 'default', 'meaning'], rows);
}

function defaultOf({ schema, byDefault }: Variable): string {
  const { default: value } = textSchema(schema);
  if (byDefault !== undefined) return byDefault;
  return typeof value === 'string' && value !== '' ? code(value) : 'none';
}

function meaningOf({ schema, meaning, example }: Variable): string {
  const { minimum, maximum, enum: choices = [] } = textSchema(schema);
  const words = choices.map((choice) => code(String(choice)));
  const isListed = words.every((word) => meaning.includes(word));
  return [
    meaning,
    ...(minimum === undefined ? [] : [`Range: ${minimum} to ${String(maximum)}.`]),
    ...(isListed ? [] : [`Choices: ${words.join(', ')}.`]),
    ...(example === undefined ? [] : [`Example: ${code(example)}.`]),
  ].join(' ');
}

/** What the text of a variable has to be, as JSON Schema. */
function textSchema(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
