import type { LayoutDeclaration } from './layout-declaration';

/** Returns the feed of a line. Undefined if the line does not state it and the layout has no default. */
export function feedOf(
  { feed }: Pick<LayoutDeclaration, 'feed'>,
  text: (column: string) => string | undefined,
): string | undefined {
  if (typeof feed === 'string') return feed;
  const value = text(feed.column);
  return value ? `${feed.prefix ?? ''}${value}` : feed.default;
}
