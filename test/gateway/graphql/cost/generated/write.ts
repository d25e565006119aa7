import { DECLARED } from './arguments.ts';
import type { Operation, Selection } from './operations.ts';

/** How a document is written beside what its operation asks for. */
export interface Style {
  /** Gives each field another name in the answer. */
  readonly aliased?: boolean;
  /** Moves each selection into a fragment of its own. */
  readonly inFragments?: boolean;
  /** Asks for each field at the root once more. */
  readonly twice?: boolean;
}

/** The document of an operation. */
export function write({ type, selected }: Operation, style: Style = {}): string {
  const fragments: string[] = [];
  const fragment = (parent: string, body: string): string => {
    fragments.push(`fragment F${fragments.length} on ${parent} { ${body} }`);
    return `...F${fragments.length - 1}`;
  };

  const writeAll = (selections: readonly Selection[], isUnion: boolean): string =>
    isUnion
      ? ['__typename', ...selections.map((one) => `... on ${one.parent} { ${bodyOf(one)} }`)].join(
          ' ',
        )
      : selections.map((selection) => writeOne(selection)).join(' ');
  const bodyOf = ({ selected: inner }: Selection): string => {
    const isUnion = inner.some(({ name, parent }) => name === parent);
    const body = writeAll(inner, isUnion);
    return style.inFragments === true && !isUnion && inner[0] !== undefined
      ? fragment(inner[0].parent, body)
      : body;
  };
  const writeOne = (selection: Selection, suffix = ''): string => {
    const { name, args, alias, form, parent } = selection;
    const own = `${alias ?? name}${style.aliased === true ? '_' : ''}${suffix}`;
    const body = selection.selected.length === 0 ? '' : `{ ${bodyOf(selection)} }`;
    const field = (directive = ''): string =>
      `${own === name ? name : `${own}: ${name}`}${args} ${directive} ${body}`;
    switch (form) {
      case 'plain':
        return field();
      case 'inline':
        return `... on ${parent} { ${field()} }`;
      case 'fragment':
        return fragment(parent, field());
      case 'twice':
        return `${field()} ... { ${field()} }`;
      case 'included':
        return field('@include(if: $yes)');
      case 'skipped':
        return `... @skip(if: $no) { ${field()} }`;
      case 'left out':
        return `__typename ${field('@skip(if: $yes)')}`;
    }
  };

  const once = selected.map((selection) => writeOne(selection)).join(' ');
  const again = style.twice === true ? selected.map((one) => writeOne(one, '_2')).join(' ') : '';
  const uses = '__typename @skip(if: $yes) @include(if: $no)';
  const sizes = ['one', 'some', 'unset'].map(
    (name) => `size_${name}: queues(first: $${name}) @skip(if: $yes) { __typename }`,
  );
  const variables = type === 'query' ? [uses, ...sizes].join(' ') : uses;
  const text = [`{ ${once} ${again} ${variables} }`, ...fragments].join('\n');
  // No field of `Mutation` takes a size, so that a mutation uses only those that it has drawn.
  const declared = DECLARED.filter((each) => text.includes(each.split(':', 1).join()));
  return `${type} Generated(${declared.join(' ')}) ${text}`;
}
