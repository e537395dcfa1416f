import { STATEFUL_TYPES } from './templates';

/** Addresses that clients outside of the stack have. They hold no data, but a new resource has another address. */
const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ['AWS::ApiGateway::RestApi', 'the address that its clients call'],
  ['AWS::ApiGatewayV2::Api', 'the address that its clients call'],
  ['AWS::CloudFront::Distribution', 'the address that its visitors have'],
  ['AWS::Cognito::UserPoolClient', 'the id that its programs sign in with'],
  ['AWS::Cognito::UserPoolDomain', 'the address that its users sign in at'],
  ['AWS::Route53::HostedZone', 'its records, and the name servers that the domain is delegated to'],
]);

/** Types that hold data, which the project does not use yet. */
const FURTHER_DATA: ReadonlyMap<string, string> = new Map([
  ['AWS::CloudFormation::Stack', 'everything in it'],
  ['AWS::DAX::Cluster', 'its cache'],
  ['AWS::DocDB::DBCluster', 'its data'],
  ['AWS::DocDB::DBInstance', 'its data'],
  ['AWS::EMR::Cluster', 'its data'],
  ['AWS::ElastiCache::CacheCluster', 'its data'],
  ['AWS::ElastiCache::ServerlessCache', 'its data'],
  ['AWS::Elasticsearch::Domain', 'its documents'],
  ['AWS::Events::Archive', 'its events'],
  ['AWS::FSx::FileSystem', 'its files'],
  ['AWS::KMS::ReplicaKey', 'everything it encrypted'],
  ['AWS::Kinesis::StreamConsumer', 'its position in the stream'],
  ['AWS::MSK::Cluster', 'its messages'],
  ['AWS::MemoryDB::Cluster', 'its data'],
  ['AWS::Neptune::DBCluster', 'its data'],
  ['AWS::Neptune::DBInstance', 'its data'],
  ['AWS::OpenSearchServerless::Collection', 'its documents'],
  ['AWS::Organizations::Account', 'everything in it'],
  ['AWS::QLDB::Ledger', 'its journal'],
  ['AWS::RDS::GlobalCluster', 'its data'],
  ['AWS::Redshift::Cluster', 'its data'],
  ['AWS::S3Express::DirectoryBucket', 'its objects'],
  ['AWS::S3Tables::Table', 'its rows'],
  ['AWS::S3Tables::TableBucket', 'its tables'],
  ['AWS::SDB::Domain', 'its items'],
  ['AWS::SSM::Parameter', 'its value, which others may have set since'],
  ['AWS::Timestream::Database', 'its tables'],
  ['AWS::Timestream::Table', 'its records'],
]);

/**
 * The types of resources that must not be lost unintentionally, with what is lost if one is. They include all types that
 * CloudFormation's resource specification calls stateful.
 */
export const GUARDED_TYPES: ReadonlyMap<string, string> = new Map([...STATEFUL_TYPES, ...FURTHER_DATA, ...ADDRESSES]);

/** Types that protect guarded resources, by their policies and backups. */
export const PROTECTING_TYPES: ReadonlySet<string> = new Set([
  'AWS::Backup::BackupPlan',
  'AWS::Backup::BackupSelection',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
]);
