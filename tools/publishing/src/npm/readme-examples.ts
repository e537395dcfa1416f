/** The TypeScript examples in a text in Markdown, each with the line of its first line of code, from 1. */
export function examplesIn(markdown: string): { readonly line: number; readonly code: string }[] {
  return [...markdown.matchAll(/^```ts\n(.*?)^```$/gms)].map((match) => ({
    line: markdown.slice(0, match.index).split('\n').length + 1,
    code: String(match[1]),
  }));
}
