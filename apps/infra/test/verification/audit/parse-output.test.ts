import { parseCfnLint, parseCheckov, ValidatorOutputError } from '../../../verification/audit/parse-output';

const checkov = (failed_checks: object[], parsing_errors: number) =>
  JSON.stringify({ check_type: 'cloudformation', results: { failed_checks }, summary: { parsing_errors } });

describe('parseCfnLint', () => {
  test('returns the resource of each match, or its path outside of resources', () => {
    const match = (Path: (string | number)[]) => ({
      Rule: { Id: 'W3005' },
      Level: 'Warning',
      Message: 'dependency already enforced',
      Location: { Path, Start: {}, End: {} },
    });

    expect(
      parseCfnLint(JSON.stringify([match(['Resources', 'Function1F', 'DependsOn', 1]), match(['Outputs', 'Name'])])),
    ).toEqual([
      { rule: 'W3005', logicalId: 'Function1F', description: 'dependency already enforced' },
      { rule: 'W3005', logicalId: 'Outputs/Name', description: 'dependency already enforced' },
    ]);
  });

  test('returns no findings for an empty list', () => {
    expect(parseCfnLint('[]')).toEqual([]);
  });

  test.each(['', 'Traceback', '{}'])('rejects "%s"', (output) => {
    expect(() => parseCfnLint(output)).toThrow(ValidatorOutputError);
  });
});

describe('parseCheckov', () => {
  test('returns the resource of each failed check', () => {
    const failed = {
      check_id: 'CKV_AWS_18',
      check_name: 'Ensure the S3 bucket has access logging enabled',
      resource: 'AWS::S3::Bucket.AccessLogsBucketCD784A59',
    };

    expect(parseCheckov(checkov([failed], 0))).toEqual([
      {
        rule: 'CKV_AWS_18',
        logicalId: 'AccessLogsBucketCD784A59',
        description: 'Ensure the S3 bucket has access logging enabled',
      },
    ]);
  });

  test.each([
    ['no output', ''],
    ['a report without a template', '{"passed": 0, "failed": 0}'],
    ['a template that could not be parsed', checkov([], 1)],
  ])('rejects %s instead of returning no findings', (_case, output) => {
    expect(() => parseCheckov(output)).toThrow(ValidatorOutputError);
  });
});
