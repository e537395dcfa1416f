/** Throws one error with all messages, if there are any. */
export function throwAll(messages: string[]): void {
  if (messages.length > 0) throw new Error(messages.join('\n'));
}
