import { TestEnvironment } from 'jest-environment-node';

/** An environment for jest that ends the tests of a file with the first failure, which is enough to detect a break. */
export default class FailFastEnvironment extends TestEnvironment {
  #failed = false;

  handleTestEvent(event) {
    if (event.name === 'test_done') this.#failed ||= event.test.errors.length > 0;
    if (event.name === 'test_start' && this.#failed) event.test.mode = 'skip';
  }
}
