import type { Rule } from '../rule';
import { ACCOUNTING } from './accounting';
import { BACKFILL } from './backfill';
import { BARS } from './bars';
import { CRYPTO_LAYOUTS } from './crypto-layouts';
import { DEDUPLICATION } from './deduplication';
import { DELETIONS } from './deletions';
import { ELIGIBILITY } from './eligibility';
import { EXACTNESS } from './exactness';
import { FILES } from './files';
import { LAYOUTS } from './layouts';
import { LEDGER } from './ledger';
import { MEMORY } from './memory';
import { PARQUET_FILES } from './parquet';
import { READING } from './reading';
import { REQUESTS } from './requests';
import { ROWS_OF_THE_KERNEL } from './rows';
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
  ...ROWS_OF_THE_KERNEL,
  ...ELIGIBILITY,
  ...ACCOUNTING,
  ...DEDUPLICATION,
  ...DELETIONS,
  ...STORAGE,
  ...MEMORY,
  ...READING,
  ...REQUESTS,
  ...LEDGER,
  ...BACKFILL,
];
