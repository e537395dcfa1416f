import { ObjectCreatedRuleOptions } from './object-created-rule-options';

/** Options for `EventDrivenFunction.addObjectDeletedRule()`. */
export interface ObjectDeletedRuleOptions extends ObjectCreatedRuleOptions {
  /**
   * Also sends the events of objects that a lifecycle rule deletes, whose `reason` is `Lifecycle Expiration`.
   *
   * @default false
   */
  readonly expiredObjects?: boolean;
}
