import { DescribeInstanceCommand } from '@aws-sdk/client-connect';
import { badUserInput, type InputIssue } from '../../graphql-kit/input/input-issue.ts';
import type { Connection } from '../../graphql-kit/relay/connection.type.ts';
import type { PageRequest } from '../../graphql-kit/relay/page-request.ts';
import { type FetchPage, MAX_CALLS, paginate } from '../../graphql-kit/relay/paginate.ts';
import type { ContactContext } from '../contact.context.ts';
import type { Contact } from '../contact.type.ts';

/** A search with a time that counts as "now". With issues, it must not be sent. */
export interface TimedSearch {
  readonly page: PageRequest;
  readonly issues: readonly InputIssue[];
  readonly fetchPage: FetchPage<Contact>;
}

/**
 * Lists the first page of contacts up to now, by Connect's clock. That is known from earlier responses, or guessed. If
 * the response shows that the time was wrong, newer contacts may be missing, and Connect is searched once more; then the
 * page has one call less left. An issue of the time range may be due to a wrong guess, too, so the time is read first,
 * unless a response has just shown it.
 *
 * @throws a `GraphQLError` as `paginate` does, and with the code `BAD_USER_INPUT` for issues of the search.
 */
export async function listUntilNow(
  searchAsOf: (asOf: number) => TimedSearch,
  { callConnectDeduplicated, connectNow }: ContactContext,
  instanceId: string,
): Promise<Connection<Contact>> {
  const guessed = searchAsOf(connectNow.correct());
  const { issues } = guessed;
  if (issues.length > 0) {
    if (connectNow.isKnown || !issues.every(isOfTime)) throw badUserInput(issues);
    await callConnectDeduplicated(new DescribeInstanceCommand({ InstanceId: instanceId }));
    const search = searchAsOf(connectNow.correct());
    if (search.issues.length > 0) throw badUserInput(search.issues);
    return paginate(search.page, search.fetchPage, MAX_CALLS - 1);
  }
  const firstPage = await guessed.fetchPage({ pageSize: guessed.page.first, nextToken: undefined });
  const asOf = connectNow.correct();
  if (firstPage.ok && asOf !== guessed.page.asOf) {
    const { page, fetchPage } = searchAsOf(asOf);
    return paginate(page, fetchPage, MAX_CALLS - 1);
  }
  return paginate(guessed.page, async (request) =>
    request.nextToken === undefined ? firstPage : guessed.fetchPage(request),
  );
}

function isOfTime({ path }: InputIssue): boolean {
  return path[1] === 'timeRange';
}
