import { withoutAlias } from '../../connect/connect-arn.ts';
import { idIssues, type InputIssue, MAX_LENGTHS } from '../../graphql-kit/input/input-issue.ts';

/** The id of a flow that an input may leave out: without a version alias, and with its issues. */
export function optionalContactFlow(given: string | null | undefined): {
  readonly contactFlowId: string | undefined;
  readonly issues: InputIssue[];
} {
  if (given === null || given === undefined) return { contactFlowId: undefined, issues: [] };
  const contactFlowId = withoutAlias(given);
  const path = ['input', 'contactFlowId'];
  const issues = idIssues(path, contactFlowId, MAX_LENGTHS.contactFlowId, 'contact-flow');
  return { contactFlowId, issues };
}
