/** The package has no types of its own. */
declare module 'spdx-satisfies' {
  /**
   * Whether what an expression of SPDX asks for is among the allowed licences.
   *
   * @throws when it is no such expression.
   */
  function satisfies(expression: string, allowed: readonly string[]): boolean;
  export = satisfies;
}
