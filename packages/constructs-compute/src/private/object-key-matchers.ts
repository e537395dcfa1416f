/**
 * The EventBridge matchers for keys that start with a prefix and end with a suffix; undefined when any key matches.
 *
 * The matchers of one field are alternatives: `[{ prefix }, { suffix }]` takes keys that have either of the two. Both
 * at once are one `wildcard`, in which `*` and `\` of the caller's stand for themselves.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html#eb-filtering-wildcard-matching
 */
export function objectKeyMatchers(prefix?: string, suffix?: string): object[] | undefined {
  if (prefix && suffix) return [{ wildcard: `${escapeWildcards(prefix)}*${escapeWildcards(suffix)}` }];
  if (prefix) return [{ prefix }];
  if (suffix) return [{ suffix }];
  return undefined;
}

function escapeWildcards(text: string): string {
  return text.replace(/[*\\]/g, '\\$&');
}
