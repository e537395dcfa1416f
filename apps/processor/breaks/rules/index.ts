import type { Rule } from '../rule';
import { ACCOUNTING } from './accounting';
import { BARS } from './bars';
import { CRYPTO_LAYOUTS } from './crypto-layouts';
import { DEDUPLICATION } from './deduplication';
import { ELIGIBILITY } from './eligibility';
import { EXACTNESS } from './exactness';
import { FILES } from './files';
import { LAYOUTS } from './layouts';
import { LEDGER } from './ledger';
import { PARQUET_FILES } from './parquet';
import { READING } from './reading';
import { STORAGE } from './storage';
import { US_LAYOUTS } from './us-layouts';

/** Every rule of what a bar is. */
export const RULES: readonly Rule[] = [
  ...LAYOUTS,
  ...CRYPTO_LAYOUTS,
  ...US_LAYOUTS,
  ...FILES,
  ...PARQUET_FILES,
  ...EXACTNESS,
  ...BARS,
  ...ELIGIBILITY,
  ...ACCOUNTING,
  ...DEDUPLICATION,
  ...STORAGE,
  ...READING,
  ...LEDGER,
];
