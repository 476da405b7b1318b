import { appendFileSync } from 'node:fs'

/** Vitest reporter: appends the tests that passed only after a retry to the file that RETRIES names. */
export default class RetryReporter {
  onTestCaseResult(test) {
    const { flaky = false, retryCount = 0 } = test.diagnostic() ?? {}
    if (flaky)
      appendFileSync(process.env.RETRIES, `${test.module.relativeModuleId}: ${test.fullName} (${retryCount})\n`)
  }
}
