import type { LayoutDeclaration } from '../layout-declaration';
import { ALPACA } from './alpaca';
import { ALPACA_CRYPTO } from './alpaca-crypto';
import { ALPACA_OPTIONS } from './alpaca-options';
import { ALPACA_PY_CSV, ALPACA_PY_NDJSON } from './alpaca-py';
import { BINANCE_SPOT } from './binance-spot';
import { BINANCE_SPOT_AGG } from './binance-spot-agg';
import { BINANCE_USDM } from './binance-usdm';
import { BINANCE_USDM_AGG } from './binance-usdm-agg';
import { DATABENTO } from './databento';
import { GENERAL_CSV, GENERAL_NDJSON } from './general';
import { MASSIVE_CRYPTO } from './massive-crypto';
import { MASSIVE_OPTIONS } from './massive-options';
import { MASSIVE_STOCKS } from './massive-stocks';
import { NYSE_TAQ } from './nyse-taq';
import { TARDIS } from './tardis';

/** All known layouts. No file matches two of them. */
export const LAYOUTS: readonly LayoutDeclaration[] = [
  GENERAL_CSV,
  GENERAL_NDJSON,
  BINANCE_SPOT,
  BINANCE_SPOT_AGG,
  BINANCE_USDM,
  BINANCE_USDM_AGG,
  MASSIVE_STOCKS,
  MASSIVE_OPTIONS,
  MASSIVE_CRYPTO,
  ALPACA,
  ALPACA_CRYPTO,
  ALPACA_OPTIONS,
  ALPACA_PY_CSV,
  ALPACA_PY_NDJSON,
  TARDIS,
  NYSE_TAQ,
  DATABENTO,
];
