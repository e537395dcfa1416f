import type { Rule } from '../rule';
import { BARS } from './bars';
import { COUNTING } from './counting';
import { EXACTNESS } from './exactness';
import { LAYOUTS } from './layouts';
import { ONCE } from './once';
import { STORAGE } from './storage';

/** Everything that the processor promises of bars. */
export const RULES: readonly Rule[] = [...LAYOUTS, ...EXACTNESS, ...BARS, ...COUNTING, ...ONCE, ...STORAGE];
