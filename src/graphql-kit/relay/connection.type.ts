import { type ClassType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { DIRECTORY_CACHE_CONTROL, INHERITED_CACHE_CONTROL } from '../cache-control.ts';
import { UpstreamCost } from '../cost/upstream-cost.ts';
import { CURSOR_CHARACTERS } from './cursor.ts';
import { PageInfo } from './page-info.type.ts';

/** An entry of a list, with its cursor. */
export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** A page of a list, as in Relay's specification of connections. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** Null when Connect does not report it. */
  readonly totalCount: number | null;
}

/** The names and descriptions of a list's types. */
export interface ConnectionTypeOptions {
  /** The name of the node's type: the types are named `${name}Edge` and `${name}Connection`. */
  readonly name: string;
  /** The name of the entries, in the plural and in lower case, such as `contacts`. */
  readonly plural: string;
  /** A sentence about the meaning and accuracy of the count. */
  readonly totalCount: string;
  /** Whether the entries belong to the directory, so that clients may cache a page for a while. */
  readonly isDirectory: boolean;
}

/** Creates the edge type and the connection type of a list, and returns the latter. */
export function createConnectionType<Node extends object>(
  getNodeType: () => ClassType<Node>,
  { name, plural, totalCount, isDirectory }: ConnectionTypeOptions,
): ClassType<Connection<Node>> {
  @Directive(INHERITED_CACHE_CONTROL)
  @ObjectType(`${name}Edge`, {
    description: `One entry of a list of ${plural}, with its cursor.`,
    simpleResolvers: true,
  })
  class NodeEdge implements Edge<Node> {
    @UpstreamCost({ characters: CURSOR_CHARACTERS })
    @Field(() => String, {
      description:
        'Pass it as `after` to continue after this entry. It is opaque, and valid only for the same query with the same arguments; `first` may differ.',
    })
    readonly cursor!: string;

    @Field(getNodeType, { description: 'The entry.' })
    readonly node!: Node;
  }

  @ObjectType(`${name}Connection`, {
    description: `A page of a list of ${plural}.`,
    simpleResolvers: true,
  })
  class NodeConnection implements Connection<Node> {
    @Field(() => [NodeEdge], { description: 'The entries of the page, each with its cursor.' })
    readonly edges!: readonly NodeEdge[];

    @Field(() => [getNodeType()], {
      description:
        'The entries of the page, without cursors. Select these unless you need the cursor of each entry.',
    })
    readonly nodes!: readonly Node[];

    @Field(() => PageInfo, {
      description: 'Whether the list continues, and the cursor for the next page.',
    })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, { nullable: true, description: totalCount })
    readonly totalCount!: number | null;
  }

  if (isDirectory) Directive(DIRECTORY_CACHE_CONTROL)(NodeConnection);
  return NodeConnection;
}
