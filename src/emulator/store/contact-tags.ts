import type { ContactRecord } from './contact-record.ts';
import type { InstanceDirectory } from './directory.ts';

/** The company's tags, and those that AWS generates for every contact (documented), which no call changes. */
export function tagsOf(
  { systemEndpoint, tags }: ContactRecord,
  { instance }: InstanceDirectory,
): Record<string, string> {
  return {
    ...tags,
    'aws:connect:instanceId': instance.id,
    ...(systemEndpoint?.Address !== undefined && {
      'aws:connect:systemEndpoint': systemEndpoint.Address,
    }),
  };
}
