/** What a caller got: a whole answer, none because it went away itself, or a broken one. */
export type Reply =
  | { readonly kind: 'whole'; readonly status: number; readonly body: string }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'broken'; readonly cause: string };

/** What an answer is, in a word for the table; or what is wrong with it. */
export type Judgement = { readonly outcome: string } | { readonly wrong: string };
