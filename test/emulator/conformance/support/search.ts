/** A condition on one field, as all searches of resources take it. */
export function where(
  FieldName: string,
  Value: string,
  ComparisonType: 'EXACT' | 'STARTS_WITH' | 'CONTAINS' = 'EXACT',
): {
  StringCondition: { FieldName: string; Value: string; ComparisonType: typeof ComparisonType };
} {
  return { StringCondition: { FieldName, Value, ComparisonType } };
}

/** What every search of resources rejects, given a field that it knows and its largest page. */
export function brokenSearches(
  field: string,
  largestPage: number,
): { what: string; change: object }[] {
  const condition = where(field, 'any').StringCondition;
  const asking = (change: object): object => ({
    SearchCriteria: { StringCondition: { ...condition, ...change } },
  });
  return [
    { what: 'a page of none', change: { MaxResults: 0 } },
    { what: `a page of ${largestPage + 1}`, change: { MaxResults: largestPage + 1 } },
    { what: 'a token that is none', change: { NextToken: 'none' } },
    { what: 'a token of 2501 characters', change: { NextToken: 'x'.repeat(2501) } },
    { what: 'no InstanceId', change: { InstanceId: undefined } },
    { what: 'an InstanceId of 101 characters', change: { InstanceId: 'x'.repeat(101) } },
    { what: 'an unknown comparison', change: asking({ ComparisonType: 'ENDS_WITH' }) },
    { what: 'an unknown field', change: asking({ FieldName: 'colour' }) },
    { what: 'a field of every object', change: asking({ FieldName: 'constructor' }) },
    { what: 'no field', change: asking({ FieldName: undefined }) },
    { what: 'no value', change: asking({ Value: undefined }) },
    { what: 'no comparison', change: asking({ ComparisonType: undefined }) },
    {
      what: 'a bad condition among good ones',
      change: { SearchCriteria: { OrConditions: [where(field, 'any'), where('colour', 'red')] } },
    },
  ];
}
