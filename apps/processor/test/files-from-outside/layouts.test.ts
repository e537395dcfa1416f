import { linesOf, processFiles } from './process-files';

const MS = 1_710_171_000_000;
const US = '1710171000000000';

const bar = (feed: string, symbol: string, size = '2', notional = '20') =>
  `${feed} ${symbol} 2024-03-11T15:30 10 10 10 10 ${size} ${notional} 1`;

/** Files of providers, each with the bar that they make, in a feed of its own. */
const READ: readonly [key: string, lines: readonly string[], bar: string][] = [
  [
    'SOLUSDT2024-03-11.csv',
    [
      'timestamp,symbol,side,size,price,tickDirection,trdMatchID,grossValue,homeNotional,foreignNotional',
      '1710171000.25,SOLUSDT,Sell,2,10,ZeroMinusTick,9b6f1c1e-1111-5222-8333-444455556666,2e+09,2,20',
    ],
    bar('bybit', 'SOLUSDT'),
  ],
  [
    'SOLUSDT_2024-03-11.csv',
    ['id,timestamp,price,volume,side,rpi', `1,${MS},10,2,buy,0`],
    bar('bybit-spot', 'SOLUSDT'),
  ],
  [
    'SOL-USDT-trades-2024-03-11.csv',
    ['instrument_name,trade_id,side,price,size,created_time', `SOL-USDT,1,sell,10,2,${MS}`],
    bar('okx', 'SOL-USDT'),
  ],
  ['kraken/SOLUSD.csv', ['1710171000,10,2.00000000'], bar('kraken', 'SOLUSD')],
  ['SOLUSD.csv', ['"10.00000","2.00000000",1710171000.25,"s","m","",71'], bar('kraken-api', 'SOLUSD')],
  [
    'trades.ndjson',
    [
      JSON.stringify({
        ...{ id: '1', timestamp: MS, datetime: '2024-03-11T15:30:00.000Z', symbol: 'SOL/USDT', side: 'buy' },
        ...{ price: 10, amount: 2, cost: 20, fee: null },
      }),
    ],
    bar('ccxt', 'SOL/USDT'),
  ],
  [
    'trades.csv',
    [
      'exchange,symbol,side,amount,price,id,type,timestamp,receipt_timestamp',
      'GEMINI,SOL-USD,sell,2,10,1,,1710171000.25,1710171000.5',
    ],
    bar('cryptofeed-GEMINI', 'SOL-USD'),
  ],
  ['SOL_USDT-trades.csv', [`${MS},71,,sell,10,2,20`], bar('freqtrade', 'SOL_USDT')],
  [
    'trades.csv',
    ['id,exchange,symbol,date,price,amount,sell', `71,krkn,solusd,${MS},10,2,true`],
    bar('kaiko-krkn', 'solusd'),
  ],
  [
    'trades.csv',
    [
      'instrument_id,price,size,aggressor_side,trade_id,ts_event,ts_init',
      `SOLUSDT.BINANCE,10,2,SELLER,71,${US}000,${US}009`,
    ],
    bar('nautilus', 'SOLUSDT.BINANCE'),
  ],
  [
    'SOLUSD_PERP-trades-2024-03-11.csv',
    ['id,price,qty,base_qty,time,is_buyer_maker', `1,10,2,0.2,${MS},false`],
    bar('binance-coinm', 'SOLUSD_PERP', '0.2', '2'),
  ],
  ['htx/spot/daily/SOLUSDT/SOLUSDT-trades-2024-03-11.csv', [`71,${MS},10,2,sell`], bar('htx-spot', 'SOLUSDT')],
  ['SOL_USDT-202403.csv', ['1710171000.250000,71,10,2,1'], bar('gate-spot', 'SOL_USDT')],
  [
    'trades.ndjson',
    [`{"e":"trade","E":${MS + 9},"s":"SOLUSDT","t":71,"p":"10.00","q":"2.00","T":${MS},"m":true,"M":true}`],
    bar('binance-spot-api', 'SOLUSDT'),
  ],
  [
    'us_options_opra/2024-03-11.csv',
    ['ticker,conditions,correction,exchange,price,sip_timestamp,size', `O:XYZ240419C00010000,,0,302,10,${US}000,2`],
    bar('massive-options', 'O:XYZ240419C00010000'),
  ],
  [
    'global_crypto/2024-03-11.csv',
    ['ticker,conditions,exchange,id,participant_timestamp,price,size', `X:SOL-USD,2,1,71,${US}000,10,2`],
    bar('massive-crypto', 'X:SOL-USD'),
  ],
  [
    'xnas.trades.csv',
    [
      'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,depth,price,size,flags,ts_in_delta,sequence,symbol',
      '2024-03-11T15:30:00.000000001Z,2024-03-11T15:29:59.999999999Z,0,2,38,T,A,0,10.000000000,2,130,165,71,XYZ',
    ],
    bar('databento', 'XYZ'),
  ],
  [
    'EQY_US_ALL_TRADE_20240311.psv',
    [
      'Time|Exchange|Symbol|Sale Condition|Trade Volume|Trade Price|Trade Stop Stock Indicator|Trade Correction Indicator|Sequence Number|Trade Id|Source of Trade|Trade Reporting Facility|Participant Timestamp|Trade Reporting Facility TRF Timestamp|Trade Through Exempt Indicator',
      '113000000000000|P|XYZ|@|2|10||00|71|5|C||113000000000000||0',
    ],
    bar('nyse-taq', 'XYZ'),
  ],
  [
    'trades.ndjson',
    ['{"T":"t","S":"SOL/USD","p":10,"s":2,"t":"2024-03-11T15:30:00Z","i":71,"tks":"S"}'],
    bar('alpaca-crypto', 'SOL/USD'),
  ],
  [
    'trades.ndjson',
    ['{"T":"t","S":"XYZ240419C00010000","t":"2024-03-11T15:30:00.25Z","p":10,"s":2,"x":"C","c":"I"}'],
    bar('alpaca-options', 'XYZ240419C00010000'),
  ],
];

test.each(READ.map((row) => [row[2].split(' ')[0], ...row] as const))(
  'trades of %s are read as such, in %s',
  async (_feed, key, lines, expected) => {
    expect(await processFiles({ [key]: linesOf(...lines) })).toEqual({ bars: [expected] });
  },
);

/** Files that are like those of a layout, but lack something or are not about trades, with a part of the reason. */
const REFUSED: readonly [name: string, key: string, lines: readonly string[], reason: string][] = [
  [
    'bars of Binance',
    'SOLUSDT-1m-2024-03-11.csv',
    [`${MS},10,12,9,11,2.5,${MS + 59_999},25,7,1,10,0`],
    'it contains bars of Binance, and bars are only made of trades',
  ],
  [
    'quotes of MetaTrader',
    'EURUSD.csv',
    ['<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>'],
    'it contains quotes of MetaTrader',
  ],
  [
    'trades without ids of a database',
    'trades.csv',
    ['symbol,side,price,amount,timestamp', 'SOL-USD,buy,10,2,2024-03-11T15:30:00.000000Z'],
    'its header must have the column id exactly once',
  ],
  [
    'trades of an API whose name does not state the symbol',
    'trades.ndjson',
    [`{"a":1,"p":"10","q":"2","f":1,"l":1,"T":${MS},"m":true,"M":true}`],
    'The first: line 1: symbol is missing',
  ],
  [
    'ticks without ids',
    'XYZ.txt',
    ['03/11/2024,11:30:00.250,10.00,9.99,10.01,200'],
    'it is like none of the known layouts; expected one of docs/trade-files.md',
  ],
  [
    'ticks of LEAN, whose times lack the day,',
    'xyz_trade_tick.csv',
    ['41400250,100000,2,N,00000000,0'],
    'its name is not like SYMBOL-trades-YYYY-MM-DD.csv',
  ],
  [
    'the messages of a stream, an array a line',
    'trades.ndjson',
    ['[{"T":"t","S":"XYZ","i":1,"x":"N","p":10,"s":2,"c":["@"],"z":"C","t":"2024-03-11T15:30:00Z"}]'],
    'its first line is a JSON array; expected one object a line',
  ],
  [
    'a whole answer of an API',
    'XYZ-trades-2024-03-11.ndjson',
    ['{"symbol":"XYZ","trades":[{"t":"2024-03-11T15:30:00Z","x":"V","p":10,"s":2,"i":1}],"next_page_token":null}'],
    "its first line has an array in 'trades'; expected one object a line",
  ],
  [
    'an indented JSON document',
    'trades.json',
    ['[', '  {', '    "symbol": "XYZ"'],
    'its first line begins a JSON document of several lines; expected one object a line',
  ],
  [
    'trades of a layout with one column more',
    'trades.csv',
    ['exchange,symbol,timestamp,local_timestamp,id,side,price,amount,', `okex,XYZ,${US},${US},1,buy,10,2,`],
    'it is nearest to Tardis trades, but its header has the further column ""',
  ],
];

test.each(REFUSED)('%s are refused, and the reason says what is missing', async (_name, key, lines, reason) => {
  expect(await processFiles({ [key]: linesOf(...lines) })).toEqual({
    refused: { [key]: expect.stringContaining(reason) as string },
  });
});
