import { addDecimals, BarsClient, ProblemError } from '@trading/bars-client';
import { JwtSigner } from '@trading/bars-client/jwt';
import { SigV4Signer } from '@trading/bars-client/sigv4';
import { addressOf, startApi } from './api.cjs';

/** Sums up the volume of all bars, as an ES module. */
async function main(): Promise<void> {
  const server = await startApi();
  const baseUrl = addressOf(server);
  const query = { feed: 'binance-spot', symbol: 'BTC/USD', interval: '1m' } as const;
  let volume = '0';
  const signers = [
    new JwtSigner({ getToken: () => Promise.resolve('token') }),
    new SigV4Signer({ credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' }, region: 'eu-west-1' }),
  ];
  for (const signer of signers) {
    for await (const bar of new BarsClient({ baseUrl, signer }).bars(query)) {
      volume = addDecimals(volume, bar.volume ?? '0');
      // @ts-expect-error: A price is a string.
      const price: number = bar.close;
      if (typeof price !== 'string') throw new Error(`Expected a string, found: ${price}`);
    }
  }
  await new BarsClient({ baseUrl }).page(query).catch((error: unknown) => {
    if (!(error instanceof ProblemError) || error.kind !== 'not-found') throw error;
  });
  server.close();
  console.log(volume);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
