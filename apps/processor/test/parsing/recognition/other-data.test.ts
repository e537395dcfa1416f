import { lookalikeOf, otherDataOf } from '../../../src/parsing/recognition/other-data';

test.each([
  ['time,open,high,low,close,volume', 'bars'],
  ['"Open time", Open, High, Low, Close', 'bars'],
  ['<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>', 'bars'],
  ['1723161240000,61837.5,61840.0,61830.0,61835.0,12.5,1723161299999,772968.7,100,6.0,371025.0,0', 'bars of Binance'],
  ['1723161240,61837.5,61840.0,61830.0,61835.0,12.5,100', 'bars of Kraken'],
  ['<DATE>\t<TIME>\t<BID>\t<ASK>\t<LAST>\t<VOLUME>\t<FLAGS>', 'quotes of MetaTrader'],
  ['timestamp,symbol,bidSize,bidPrice,askPrice,askSize', 'quotes of BitMEX'],
  ['Gmt time,Ask,Bid,AskVolume,BidVolume', 'quotes of Dukascopy'],
  ['timestamp,askPrice,bidPrice', 'quotes of Dukascopy'],
  [
    'update_id,best_bid_price,best_bid_qty,best_ask_price,best_ask_qty,transaction_time,event_time',
    'quotes of Binance',
  ],
  ['exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount', 'quotes of Tardis'],
  ['exchange,symbol,timestamp,local_timestamp,is_snapshot,side,price,amount', 'order books of Tardis'],
  ['exchange,symbol,timestamp,local_timestamp,asks[0].price,asks[0].amount', 'order books of Tardis'],
  ['exchange,symbol,timestamp,local_timestamp,type,strike_price,expiration', 'options chains of Tardis'],
  ['exchange,symbol,timestamp,local_timestamp,funding_rate,open_interest,last_price', 'tickers of Tardis'],
  ['timestamp,percentage,depth,notional', 'order books of Binance'],
  ['create_time,symbol,sum_open_interest,sum_open_interest_value', 'metrics of Binance'],
  ['time,side,order_type,time_in_force,original_quantity,price', 'liquidations of Binance'],
  ['calc_time,symbol,base_asset,quote_asset,index_value', 'values of an index of Binance'],
  ['calc_time,funding_interval_hours,last_funding_rate', 'funding rates of Binance'],
  ['instrument_name,funding_rate,funding_time', 'funding rates of OKX'],
  ['ticker,volume,open,close,high,low,window_start,transactions', 'aggregates of Massive'],
  ['ticker,ask_exchange,ask_price,bid_exchange,bid_price,participant_timestamp', 'quotes of Massive'],
  [
    'ticker,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size,sequence_number,sip_timestamp',
    'quotes of Massive',
  ],
  ['ticker,value,timestamp', 'values of an index of Massive'],
  ['Time|Exchange|Symbol|Bid_Price|Bid_Size|Offer_Price|Offer_Size|Quote_Condition', 'quotes of NYSE TAQ'],
  [
    'ts_recv,ts_event,rtype,publisher_id,instrument_id,action,side,price,size,channel_id,order_id',
    'orders of Databento',
  ],
  ['ts_recv,ts_event,publisher_id,price,size,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00', 'quotes of Databento'],
  ['symbol,timestamp,ask_exchange,ask_price,ask_size,bid_exchange,bid_price,bid_size', 'quotes of alpaca-py'],
  ['{"T":"q","S":"AAPL","bx":"V","bp":1,"bs":1,"ax":"V","ap":2,"as":1}', 'quotes of Alpaca'],
  ['timestamp,symbol,price,size,bid', undefined],
  ['1,2,3', undefined],
  ['', undefined],
])('the first line %j is that of %s', (firstLine, expected) => {
  expect(otherDataOf({ key: 'x.csv', firstLine })).toBe(expected);
});

describe('liquidations of Tardis', () => {
  const firstLine = 'exchange,symbol,timestamp,local_timestamp,id,side,price,amount';

  test.each([
    'trades/bitmex_liquidations_2020-09-01_XBTUSD.csv.gz',
    'trades/bitmex/liquidations/2020/09/01/XBTUSD.csv.gz',
  ])('are recognised by the key %s', (key) => {
    expect(lookalikeOf({ key, firstLine })).toBe('liquidations of Tardis');
  });

  test('are not recognised in a file of trades, or of another layout', () => {
    expect(lookalikeOf({ key: 'trades/bitmex_trades_2020-09-01_XBTUSD.csv.gz', firstLine })).toBeUndefined();
    expect(lookalikeOf({ key: 'liquidations/x.csv', firstLine: 'symbol,timestamp,price,size,id' })).toBeUndefined();
  });
});
