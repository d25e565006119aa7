/** The gateway's limit of a request's head, in characters of ASCII: a longer URL or token never arrives. */
export const MAX_HEAD_CHARACTERS = 16_384;
