import { DynamoDBClient, paginateQuery } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const dynamodb = new DynamoDBClient();
const s3 = new S3Client();

/** Writes a report of the previous day's positions, with one JSON object per line. */
export async function handler({ time }) {
  const day = new Date(Date.parse(time) - 86_400_000).toISOString().slice(0, 10);
  const query = {
    TableName: process.env.POSITIONS,
    KeyConditionExpression: '#day = :day',
    ExpressionAttributeNames: { '#day': 'day' },
    ExpressionAttributeValues: { ':day': { S: day } },
  };
  const lines = [];
  for await (const { Items = [] } of paginateQuery({ client: dynamodb }, query)) {
    for (const { instrument, exposure } of Items) {
      lines.push(`${JSON.stringify({ instrument: instrument.S, exposure: exposure.N })}\n`);
    }
  }
  const Key = `reports/${day}.ndjson`;
  await s3.send(new PutObjectCommand({ Bucket: process.env.REPORTS, Key, Body: lines.join('') }));
}
