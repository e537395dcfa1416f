/** Types of resources that hold irreplaceable data, with what is lost if one is deleted. docs/compatibility.md lists them. */
export const STATEFUL_TYPES: ReadonlyMap<string, string> = new Map([
  ['AWS::Backup::BackupVault', 'its recovery points'],
  ['AWS::Cognito::UserPool', 'its users'],
  ['AWS::DynamoDB::GlobalTable', 'its items'],
  ['AWS::DynamoDB::Table', 'its items'],
  ['AWS::EC2::EIP', 'an address that others may have allowed'],
  ['AWS::EC2::Subnet', 'the addresses of everything in it'],
  ['AWS::EC2::VPC', 'everything in it'],
  ['AWS::EC2::Volume', 'its data'],
  ['AWS::ECR::Repository', 'its images'],
  ['AWS::EFS::FileSystem', 'its files'],
  ['AWS::ElastiCache::ReplicationGroup', 'its data'],
  ['AWS::KMS::Key', 'everything it encrypted'],
  ['AWS::Kinesis::Stream', 'its records'],
  ['AWS::Logs::LogGroup', 'its log'],
  ['AWS::OpenSearchService::Domain', 'its documents'],
  ['AWS::RDS::DBCluster', 'its data'],
  ['AWS::RDS::DBInstance', 'its data'],
  ['AWS::S3::Bucket', 'its objects'],
  ['AWS::SQS::Queue', 'its messages'],
  ['AWS::SecretsManager::Secret', 'its value'],
]);

/** Types of resources that are replaced by design with each change. */
export const REPLACED_BY_DESIGN: ReadonlySet<string> = new Set(['AWS::ApiGateway::Deployment', 'AWS::Lambda::Version']);
