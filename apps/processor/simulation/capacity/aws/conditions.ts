import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';
import type { AttributeMap } from './item-units';

/**
 * True if an item meets the condition of a put.
 *
 * @param item undefined if it does not exist
 * @throws Error for a condition that the adapter of the table does not use
 */
export function meets(
  {
    ConditionExpression,
    ExpressionAttributeNames,
    ExpressionAttributeValues,
  }: Pick<PutItemCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>,
  item: AttributeMap | undefined,
): boolean {
  const found = item?.[ExpressionAttributeNames?.['#a'] ?? ''];
  const wanted = ExpressionAttributeValues?.[':v'];
  switch (ConditionExpression) {
    case undefined:
      return true;
    case 'attribute_not_exists(pk)':
      return item === undefined;
    case '#a = :v':
      return found !== undefined && found.S === wanted?.S && found.N === wanted?.N;
    case '#a = :v AND attribute_not_exists(#l)':
      return (
        found !== undefined &&
        found.S === wanted?.S &&
        found.N === wanted?.N &&
        item?.[ExpressionAttributeNames?.['#l'] ?? ''] === undefined
      );
    case 'attribute_not_exists(pk) OR #a <= :v':
      return item === undefined || (found?.S !== undefined && found.S <= (wanted?.S ?? ''));
    default:
      throw new Error(`The simulation does not know the condition ${ConditionExpression}`);
  }
}
