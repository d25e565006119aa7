/** The value itself if the schema has it, else `UNKNOWN`: Connect adds values without notice. */
export function enumValue<Values extends Readonly<Record<'UNKNOWN', 'UNKNOWN'>>>(
  values: Values,
  value: string | undefined,
): Values[keyof Values] | 'UNKNOWN' {
  const known = Object.values<string>(values).includes(value ?? '');
  return known ? (value as Values[keyof Values]) : values.UNKNOWN;
}
