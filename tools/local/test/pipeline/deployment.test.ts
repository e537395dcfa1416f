import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotDeployedError, readDeployment } from '../../src/pipeline/deployment';

describe('readDeployment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deployment-'));
  const file = join(folder, 'outputs.json');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('finds the names in the outputs of any stack', () => {
    const outputs = {
      data: { Region: 'us-east-1', BucketName: 'b', TableName: 't', Other: 'x' },
      ingestion: { DeadLetterQueueUrl: 'd', TradesPrefix: 'trades/' },
      web: { PageUrl: 'https://d1.cloudfront.net' },
    };
    writeFileSync(file, JSON.stringify(outputs));

    expect(readDeployment(file)).toEqual({
      region: 'us-east-1',
      bucketName: 'b',
      tradesPrefix: 'trades/',
      tableName: 't',
      deadLetterQueueUrl: 'd',
      pageUrl: 'https://d1.cloudfront.net',
    });
  });

  test('reports a missing deployment, and how to deploy', () => {
    writeFileSync(file, JSON.stringify({ data: { Region: 'us-east-1' } }));

    expect(() => readDeployment(file)).toThrow(NotDeployedError);
    expect(() => readDeployment(file)).toThrow(
      `The local environment is not deployed: ${file} has no output BucketName. Deploy it with \`npm start\`.`,
    );
    expect(() => readDeployment(`${file}.missing`)).toThrow(`${file}.missing does not exist`);
  });
});
