import { ConfigurationError } from './errors';

/** What the function is told by its deployment. */
export interface Config {
  /** The table that bars and manifests are written to. */
  readonly tableName: string;
  /** The queue for messages and files that cannot be used. */
  readonly deadLetterQueueUrl: string;
}

/** @throws ConfigurationError where a variable is missing */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const required = (name: string): string => {
    const value = environment[name];
    if (!value) throw new ConfigurationError(`The environment variable ${name} is not set; the stack must set it.`);
    return value;
  };
  return { tableName: required('TABLE_NAME'), deadLetterQueueUrl: required('DEAD_LETTER_QUEUE_URL') };
}
