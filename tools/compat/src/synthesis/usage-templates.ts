import type { Template } from '@trading/template';

/** The templates of a usage, by stack name. */
export type UsageTemplates = Readonly<Record<string, Template>>;
