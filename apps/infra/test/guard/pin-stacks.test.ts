import { assessLedger, EMPTY_LEDGER, fingerprintOf } from '@trading/guard';
import { PinnedResourcesError, pinStacks } from '../../src/guard/pin-stacks';
import { properties, stackOf } from './guarded-app';

const TODAY = new Date('2026-12-01T12:00:00Z');

describe('pinStacks', () => {
  const data = stackOf('production', 'Data');
  const { ledger } = pinStacks('production', EMPTY_LEDGER, [data], [], TODAY);
  const renamed = structuredClone(data);
  properties(renamed.template, 'AWS::DynamoDB::GlobalTable')['TableName'] = 'bars';

  test('pins the ids, names and keys of the resources of the app', () => {
    const { template } = ledger.stacks['us-east-1/analytics-data-production-us-east-1']!;
    expect(properties(template, 'AWS::DynamoDB::GlobalTable')).toMatchObject({
      TableName: 'analytics-table-production-us-east-1',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  test('refuses a loss without an override, and says how to accept it', () => {
    const pin = () => pinStacks('production', ledger, [renamed], [], TODAY);
    const [danger] = assessLedger(ledger, [renamed]).dangers;

    expect(pin).toThrow(PinnedResourcesError);
    expect(pin).toThrow(
      new RegExp(
        'The ledger of production was not written, because something that it pins would be lost \\(1\\):\n' +
          'AnalyticsTable\\w+ .* is replaced because of its TableName, analytics-table-production-us-east-1 → bars\n' +
          '    certain: the new resource does not have its items\n' +
          `    .* fingerprint: '${fingerprintOf(danger!)}', .*\n` +
          'Undo the change .* add its entry to apps/infra/src/guard/overrides.ts ',
      ),
    );
  });

  test('records a loss that an override accepts, once', () => {
    const [danger] = assessLedger(ledger, [renamed]).dangers;
    const override = {
      ...{ stack: danger!.stack, resource: danger!.logicalId, rule: danger!.rule, fingerprint: fingerprintOf(danger!) },
      ...{ reason: 'The bars are made again', expires: '2026-12-15' },
    };

    const next = pinStacks('production', ledger, [renamed], [override], TODAY);
    const restored = pinStacks('production', next.ledger, [data], [{ ...override, ...back() }], TODAY);

    expect(next.accepted).toContain('accepted until 2026-12-15: The bars are made again');
    expect(next.ledger.changes).toHaveLength(1);
    expect(() => pinStacks('production', restored.ledger, [renamed], [override], TODAY)).toThrow(
      'its override has served already',
    );

    /** The fingerprint of the way back. */
    function back() {
      return { fingerprint: fingerprintOf(assessLedger(next.ledger, [data]).dangers[0]!) };
    }
  });
});
