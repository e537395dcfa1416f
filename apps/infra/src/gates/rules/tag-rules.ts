import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, valueAt } from '../template';

const REQUIRED = ['Environment', 'ManagedBy', 'Project', 'Region'];

/** What every resource of these types is tagged with; the CDK tags all others that can be, in the same way. */
const TAGGED =
  /^AWS::(S3::Bucket|Lambda::Function|SQS::Queue|IAM::Role|Logs::LogGroup|EC2::(VPC|Subnet|SecurityGroup))$/;

/** What everything must say of itself. */
export const TAG_RULES: readonly TemplateRule[] = [
  {
    name: 'tags',
    description: `Everything that can be tagged is tagged with ${REQUIRED.join(', ')}`,
    fix: 'Make it in a stack of an environment, which tags what is in it',
    check: eachResource(TAGGED, ({ Properties }) => {
      const keys = list(Properties?.['Tags']).map((tag) => valueAt(tag, 'Key'));
      return brokenIf(!REQUIRED.every((key) => keys.includes(key)), 'Properties/Tags');
    }),
  },
];
