/**
 * The EventBridge matchers for keys with a prefix and a suffix, or undefined if every key matches.
 *
 * The matchers of a field are alternatives: `[{ prefix }, { suffix }]` matches keys with either. Both together need a
 * `wildcard`, in which `*` and `\` are escaped.
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
