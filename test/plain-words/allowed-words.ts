/** A place in which a banned word is right. */
export interface AllowedWord {
  /** As the list of banned words names it; any word when absent. */
  readonly word?: string;
  /** Which files, by their path from the root. */
  readonly file: RegExp;
  /** Which lines of them; all when absent. */
  readonly line?: RegExp;
  readonly reason: string;
}

/** The places in which banned words have another sense, or are a name that must stay. One that matches nothing fails. */
export const ALLOWED_WORDS: readonly AllowedWord[] = [
  {
    word: 'fault',
    file: /^(harness|test)\//,
    reason: 'Fault injection is the field’s term for failures that a test causes.',
  },
  {
    word: 'fault',
    file: /^(src|docs)\/emulator|^docs\/(architecture\.md|decisions\/emulator)|^CHANGELOG\.md$/,
    reason: 'Fault injection, as above: failures that a test or a front-end developer causes.',
  },
  {
    word: 'fault',
    file: /^(docs\/reliability|CONTRIBUTING)\.md$/,
    line: /seeded (schedules of )?faults|12,934 faults/,
    reason: 'Fault injection, as above.',
  },
  {
    word: 'fault',
    file: /^(docs\/operations\/audit-log\.md|src\/audit\/audit-record\.ts)$/,
    line: /GatewayFault/,
    reason: 'A value of audit records of version 0.1, which are still read.',
  },
  {
    file: /^CHANGELOG\.md$/,
    line: /["`] (is|are) (named )?["`]|in place of ["`]|`withheld` and `refused`|^\| `/,
    reason: 'Former names and messages, for those who upgrade.',
  },
  {
    file: /^docs\/upgrading\.md$/,
    line: /^\| |ContactInputFault|GatewayFault|"withheld\|/,
    reason: 'As above.',
  },
  {
    word: 'refuse',
    file: /^(docs\/reliability\.md|test\/reliability\/)/,
    line: /refused connections|'refused'/,
    reason: 'A refused TCP connection, as in ECONNREFUSED.',
  },
  {
    word: 'settle',
    file: /^(docs\/|harness\/|test\/|src\/audit\/|src\/contacts\/operations\/kit\/)/,
    line: /settledBy/,
    reason: 'A field of audit records, which keep their fields.',
  },
  {
    word: 'gone',
    file: /^(docs\/|harness\/|test\/|src\/audit\/|src\/contacts\/operations\/kit\/)/,
    line: /callerGone/,
    reason: 'A field of audit records, which keep their fields.',
  },
  {
    word: 'settle',
    file: /^test\/contacts\/operations\/kit\/run-operation\.test\.ts$/,
    line: /PromiseSettledResult/,
    reason: 'A type of JavaScript.',
  },
];
