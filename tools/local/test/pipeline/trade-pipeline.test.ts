import { NotATradeFileError, TradePipeline } from '../../src/pipeline/trade-pipeline';

const deployment = {
  region: 'us-east-1',
  bucketName: 'bucket',
  tradesPrefix: 'trades/',
  tableName: 'table',
  deadLetterQueueUrl: 'http://localhost/queue',
  pageUrl: 'https://d1.cloudfront.net',
};

describe('send', () => {
  test('rejects a file that the processor would skip', async () => {
    const pipeline = new TradePipeline(deployment);
    await expect(pipeline.send('trades.csv.tmp', Buffer.from(''))).rejects.toThrow(NotATradeFileError);
  });
});
