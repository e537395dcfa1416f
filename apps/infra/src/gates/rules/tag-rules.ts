import { brokenIf, eachResource, type TemplateRule } from '../rule';
import { list, valueAt } from '@trading/template';

const REQUIRED = ['Environment', 'ManagedBy', 'Project', 'Region'];

/** The types that are checked. The CDK tags all other taggable resources in the same way. */
const TAGGED =
  /^AWS::(S3::Bucket|Lambda::Function|SQS::Queue|IAM::Role|Logs::LogGroup|EC2::(VPC|Subnet|SecurityGroup))$/;

/** Rules for tags. */
export const TAG_RULES: readonly TemplateRule[] = [
  {
    name: 'tags',
    description: `Every taggable resource has the tags ${REQUIRED.join(', ')}`,
    fix: 'Create the resource in a stack of an `EnvironmentStage`, which tags it',
    check: eachResource(TAGGED, ({ Properties }) => {
      const keys = list(Properties?.['Tags']).map((tag) => valueAt(tag, 'Key'));
      return brokenIf(!REQUIRED.every((key) => keys.includes(key)), 'Properties/Tags');
    }),
  },
];
