/** A word that this project does not use in one of its senses, and what says it in the field's terms. */
export interface BannedWord {
  /** The name under which the allow-list and the failures speak of it. */
  readonly word: string;
  readonly instead: string;
  /** Finds it in running text: in lower case, with identifiers split into their words. */
  readonly text?: RegExp;
  /** Finds it in an identifier of several words, which is in lower case and split: `most attempts`. */
  readonly identifier?: RegExp;
}

/** Plain words: what says the same by the word that an engineer of GraphQL, AWS or Node searches for. */
export const BANNED_WORDS: readonly BannedWord[] = [
  { word: 'tell', instead: 'return, report, log, show', text: /\btell(s|ing)?\b|\btold\b/ },
  { word: 'asked', instead: 'requested, sent', text: /\basked\b/ },
  { word: 'refuse', instead: 'reject', text: /\brefus(e|es|ed|al|als|ing)\b/ },
  {
    word: 'go on',
    instead: 'continue',
    text: /\b(goes|went|going|gone) on\b|\bgo on(?= |$|[.,;:])/,
  },
  { word: 'let in', instead: 'authenticate, admit', text: /\blet(s|ting)? (in|through)\b/ },
  { word: 'stranger', instead: 'anonymous caller', text: /\bstrangers?\b/ },
  { word: 'nobody', instead: 'no caller, anonymous', text: /\bnobody\b/ },
  { word: 'carry out', instead: 'execute', text: /\bcarr(y|ies|ied|ying) out\b/ },
  { word: 'settle', instead: 'resolve', text: /(?<!\ball )\bsettl(e|es|ed|ing)\b/ },
  { word: 'unclear', instead: 'ambiguous, indeterminate', text: /\bunclear\b/ },
  {
    word: 'withhold',
    instead: 'block; quota exhausted',
    text: /\bwith(hold|holds|held|holding)\b/,
  },
  {
    word: 'keep back',
    instead: 'block; quota exhausted',
    text: /\b(keep|keeps|kept|hold|holds|held) back\b/,
  },
  { word: 'fault', instead: 'issue, error', text: /(?<!\$)\bfault(s|y)?\b/ },
  { word: 'demand', instead: 'cost', text: /(?<!\bon )\bdemand(s|ed|ing)?\b/ },
  { word: 'yield', instead: 'return', text: /\byield(s|ed|ing)\b/, identifier: /\byields?\b/ },
  { word: 'lane', instead: 'queue', text: /\blanes?\b/ },
  {
    word: 'most, longest',
    instead: 'max (min for the least)',
    text: /\bthe (most|longest) (that|which|of)\b/,
    identifier: /(?<!\bat )\b(most|longest|shortest|least)\b/,
  },
  { word: 'gone', instead: 'disconnected, absent', text: /\bgone\b/ },
  { word: 'by its own', instead: 'itself', text: /\bby (its|their|his|your) own\b/ },
  {
    word: 'who, as a noun',
    instead: 'callers that …',
    text: /\bwho(m|so)?ever\b|\b(those|he|one|all|anyone|everyone|somebody) who(m)?\b|(^|[.:;] )who(m)? (?!(am|are|is|was|were|can|may|does|do|did)\b[^.]*\?)/,
  },
  {
    word: 'at this moment',
    instead: 'currently',
    text: /\bat (this|the|that|the same|one|which) moments?\b/,
  },
  { word: 'on record', instead: 'recorded', text: /\bon record\b/ },
  { word: 'trouble', instead: 'error', text: /\btroubles?\b/ },
  {
    word: 'excess, beyond',
    instead: 'limit violation, over the limit',
    text: /\bexcess(es)?\b|\bbeyond\b/,
  },
  {
    word: 'follow, of a quick connect',
    instead: 'resolve',
    text: /\bfollow(s|ed|ing)?\b[^.]{0,20}\bquick connects?\b|\bquick connects?\b[^.]{0,20}\bfollow(s|ed|ing)?\b/,
  },
  {
    word: 'what became of',
    instead: 'the outcome, the result',
    text: /\bwhat (has |have )?(become|becomes|became|came|comes|come) of\b/,
  },
  {
    word: 'behind the back',
    instead: 'in the background',
    text: /\bbehind (the|its|their) backs?\b/,
  },
  { word: 'anew', instead: 'again', text: /\banew\b/ },
];
