import { MUTATION_NAMES } from './index.ts';
import { START_OUTBOUND_VOICE_CONTACT } from './start-outbound-voice-contact/start-outbound-voice-contact.ts';

/** What operators configure of mutations. */
interface MutationOptions {
  /** The mutations that operators enable; all by default. */
  readonly mutations?: ReadonlySet<string> | undefined;
  /** The E.164 prefixes of the numbers that may be called; none by default. */
  readonly outboundVoicePrefixes?: readonly string[] | undefined;
}

/**
 * The mutations that requests may use, by their names in the schema; `undefined` for all. Calls cost money, so without a
 * prefix no number may be called, and the mutation that calls is disabled.
 */
export function enabledMutations({
  mutations,
  outboundVoicePrefixes = [],
}: MutationOptions): ReadonlySet<string> | undefined {
  if (outboundVoicePrefixes.length > 0) return mutations;
  const enabled = new Set(mutations ?? MUTATION_NAMES);
  enabled.delete(START_OUTBOUND_VOICE_CONTACT.mutation);
  return enabled;
}
