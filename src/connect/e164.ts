/** A phone number in the E.164 format, as Connect takes it (documented): 2 to 15 digits after the plus sign. */
export const E164_NUMBER = /^\+[1-9]\d{1,14}$/;

/** How a number can begin: its first digit at least. */
export const E164_PREFIX = /^\+[1-9]\d{0,14}$/;

/** The max number of prefixes that operators can allow, which is more than there are country codes. */
export const MAX_E164_PREFIXES = 250;
