/** A token of RFC 9110, as methods and the names of headers are, of at most 64 characters. */
export const HTTP_TOKEN = /^[\w!#$%&'*+.^`|~-]{1,64}$/;
