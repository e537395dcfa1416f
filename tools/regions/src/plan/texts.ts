import type { Role } from './step';

/** The names by which texts of a plan name its regions and its environment. */
export interface Names extends Readonly<Record<Role, string>> {
  readonly environment: string;
}

/** Replaces `{from}`, `{to}` and `{environment}` in a text of a plan. */
export function fill(text: string, names: Names): string {
  return text.replace(/\{(from|to|environment)\}/g, (_, name: keyof Names) => names[name]);
}
