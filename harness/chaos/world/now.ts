/** The time in milliseconds since 1970, with its fractions. */
export const now = (): number => performance.timeOrigin + performance.now();
