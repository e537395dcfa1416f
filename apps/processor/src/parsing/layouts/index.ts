import type { LayoutDeclaration } from '../layout-declaration';
import { ALPACA } from './alpaca';
import { ALPACA_CRYPTO } from './alpaca-crypto';
import { ALPACA_OPTIONS } from './alpaca-options';
import { ALPACA_PY_CSV, ALPACA_PY_NDJSON } from './alpaca-py';
import { BINANCE_COINM } from './binance-coinm';
import { BINANCE_COINM_AGG } from './binance-coinm-agg';
import { BINANCE_OPTIONS } from './binance-options';
import { BINANCE_SPOT } from './binance-spot';
import { BINANCE_SPOT_AGG } from './binance-spot-agg';
import { BINANCE_SPOT_API } from './binance-spot-api';
import { BINANCE_SPOT_API_AGG } from './binance-spot-api-agg';
import { BINANCE_SPOT_STREAM } from './binance-spot-stream';
import { BINANCE_USDM } from './binance-usdm';
import { BINANCE_USDM_AGG } from './binance-usdm-agg';
import { BINANCE_USDM_API_AGG } from './binance-usdm-api-agg';
import { BITFINEX } from './bitfinex';
import { BITMEX } from './bitmex';
import { BITSTAMP } from './bitstamp';
import { BITSTAMP_STREAM } from './bitstamp-stream';
import { BYBIT } from './bybit';
import { BYBIT_SPOT } from './bybit-spot';
import { CCXT_CSV, CCXT_NDJSON } from './ccxt';
import { COINBASE } from './coinbase';
import { COINBASE_STREAM } from './coinbase-stream';
import { CRYPTOFEED } from './cryptofeed';
import { DATABENTO } from './databento';
import { FREQTRADE } from './freqtrade';
import { GATE_FUTURES } from './gate-futures';
import { GATE_SPOT } from './gate-spot';
import { GENERAL_CSV, GENERAL_NDJSON } from './general';
import { HTX } from './htx';
import { HTX_LINEAR_SWAP } from './htx-linear-swap';
import { HTX_SPOT } from './htx-spot';
import { KAIKO } from './kaiko';
import { KRAKEN } from './kraken';
import { KRAKEN_API } from './kraken-api';
import { MASSIVE_CRYPTO } from './massive-crypto';
import { MASSIVE_OPTIONS } from './massive-options';
import { MASSIVE_STOCKS } from './massive-stocks';
import { NAUTILUS } from './nautilus';
import { NYSE_TAQ } from './nyse-taq';
import { OKX } from './okx';
import { OKX_BEFORE_2024 } from './okx-before-2024';
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
  BINANCE_COINM,
  BINANCE_COINM_AGG,
  BINANCE_OPTIONS,
  BINANCE_SPOT_API,
  BINANCE_SPOT_API_AGG,
  BINANCE_SPOT_STREAM,
  BINANCE_USDM_API_AGG,
  BYBIT,
  BYBIT_SPOT,
  OKX,
  OKX_BEFORE_2024,
  KRAKEN,
  BITMEX,
  GATE_SPOT,
  GATE_FUTURES,
  HTX,
  HTX_SPOT,
  HTX_LINEAR_SWAP,
  KRAKEN_API,
  COINBASE,
  COINBASE_STREAM,
  BITSTAMP,
  BITSTAMP_STREAM,
  BITFINEX,
  KAIKO,
  CCXT_CSV,
  CCXT_NDJSON,
  CRYPTOFEED,
  FREQTRADE,
  NAUTILUS,
  NYSE_TAQ,
  DATABENTO,
];
