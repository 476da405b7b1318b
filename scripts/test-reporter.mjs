import { writeFileSync } from 'node:fs'

/** Vitest reporter: writes counts, retried tests and the seconds of each file to the file that REPORT names. */
export default class TestReporter {
  counts = { passed: 0, failed: 0, skipped: 0 }
  retried = []
  files = []

  onTestCaseResult(test) {
    this.counts[test.result().state]++
    const { flaky = false, retryCount = 0 } = test.diagnostic() ?? {}
    if (flaky) this.retried.push(`${test.module.relativeModuleId}: ${test.fullName} (${retryCount})`)
  }

  onTestModuleEnd(module) {
    const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } = module.diagnostic()
    const start = environmentSetupDuration + prepareDuration + collectDuration + setupDuration
    this.files.push({ file: module.relativeModuleId, start: inSeconds(start), tests: inSeconds(duration) })
  }

  onTestRunEnd() {
    const { counts, retried, files } = this
    writeFileSync(process.env.REPORT, JSON.stringify({ counts, retried, files }))
  }
}

function inSeconds(milliseconds) {
  return Math.round(milliseconds / 10) / 100
}
