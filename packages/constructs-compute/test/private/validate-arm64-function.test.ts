import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Duration, Lazy, Size } from 'aws-cdk-lib/core';
import { Arm64FunctionProps, FunctionEgress } from '../../src';
import { validateArm64Function } from '../../src/private/validate-arm64-function';

const REQUIRED = { code: lambda.Code.fromInline('-'), handler: 'index.handler' };
const TOKEN = Lazy.number({ produce: () => 7 });

test.each<[Partial<Arm64FunctionProps>, string[]]>([
  [{}, []],
  [{ memorySize: 127 }, ['`memorySize` must be an integer between 128 and 10240, got: 127']],
  [{ memorySize: 128 }, []],
  [{ memorySize: 10240 }, []],
  [{ memorySize: 10241 }, ['`memorySize` must be an integer between 128 and 10240, got: 10241']],
  [{ memorySize: 512.5 }, ['`memorySize` must be an integer between 128 and 10240, got: 512.5']],
  [{ memorySize: TOKEN }, []],
  [{ timeout: Duration.seconds(0) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 0']],
  [{ timeout: Duration.seconds(1) }, []],
  [{ timeout: Duration.millis(1500) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 1.5']],
  [{ timeout: Duration.minutes(15) }, []],
  [{ timeout: Duration.seconds(901) }, ['`timeout` must be a whole number of seconds between 1 and 900, got: 901']],
  [{ reservedConcurrentExecutions: -1 }, ['`reservedConcurrentExecutions` must be an integer of at least 0, got: -1']],
  [{ reservedConcurrentExecutions: 0 }, []],
  [{ reservedConcurrentExecutions: TOKEN }, []],
  [{ timeout: Duration.seconds(TOKEN) }, []],
  [
    { ephemeralStorageSize: Size.mebibytes(511) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 511'],
  ],
  [{ ephemeralStorageSize: Size.mebibytes(512) }, []],
  [
    { ephemeralStorageSize: Size.kibibytes(1024 * 600 + 512) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 600.5'],
  ],
  [{ ephemeralStorageSize: Size.gibibytes(10) }, []],
  [
    { ephemeralStorageSize: Size.mebibytes(10241) },
    ['`ephemeralStorageSize` must be a whole number of MiB between 512 and 10240, got: 10241'],
  ],
  [{ ephemeralStorageSize: Size.mebibytes(TOKEN) }, []],
  [{ egress: FunctionEgress.none() }, ['`egress` must not be set without a `vpc`']],
  [{ environment: { TABLE: 'bars' } }, []],
  [{ environment: { AWS_REGION: '' } }, ['`environment` must not set AWS_REGION, because Lambda reserves the name']],
])('returns for %j: %j', (props, errors) => {
  expect(validateArm64Function({ ...REQUIRED, ...props })).toEqual(errors);
});
