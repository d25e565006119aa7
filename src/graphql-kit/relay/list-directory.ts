import type { Caller } from '../../auth/caller.ts';
import { badUserInput, type InputIssue } from '../input/input-issue.ts';
import { instanceIssues, type Instances } from '../input/instances.ts';
import type { DirectoryListArgs } from './args.ts';
import type { Connection } from './connection.type.ts';
import { parsePageArguments } from './page-request.ts';
import { type FetchPage, paginate } from './paginate.ts';
import type { ReadCached } from './read-cached.ts';
import { tagFilter, tagFilterIssues } from './tag-filter.input.ts';

/** A list of an instance's entries of one type. */
export interface DirectoryQuery<Node> {
  /** What is listed, such as `queues`. */
  readonly kind: string;
  /** All parameters that decide which entries the list has, except the instance. */
  readonly parameters: object;
  /** The issues of the parameters. */
  readonly issues: readonly InputIssue[];
  readonly pageOf: (instanceId: string, filter: ReturnType<typeof tagFilter>) => FetchPage<Node>;
}

/**
 * Reads a page of a list.
 *
 * @throws a `GraphQLError` for invalid arguments, and when the read from Connect fails.
 */
export async function listDirectory<Node>(
  { kind, parameters, issues, pageOf }: DirectoryQuery<Node>,
  { instanceId: givenInstanceId, tags, ...pageArguments }: DirectoryListArgs,
  { instances, now }: ListContext,
): Promise<Connection<Node>> {
  const instanceId = givenInstanceId ?? instances.defaultId;
  const parsed = parsePageArguments(pageArguments, kind, { instanceId, parameters, tags }, now);
  const allIssues = [
    ...issues,
    ...tagFilterIssues(tags),
    ...parsed.issues,
    ...instanceIssues(['instanceId'], instanceId, instances),
  ];
  if (allIssues.length > 0) throw badUserInput(allIssues);
  return paginate(parsed.page, pageOf(instanceId, tagFilter(tags)));
}

/** The part of a request's context that the resolvers of lists use. */
export interface ListContext {
  readonly readCached: ReadCached;
  readonly instances: Instances;
  readonly caller: Caller;
  /**
   * The time of the request, in milliseconds. It is the same for all of its fields, so that equal lists become equal
   * calls.
   */
  readonly now: number;
}
