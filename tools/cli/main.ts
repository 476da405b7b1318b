import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { Options } from './arguments'
import type { CheckReply, CheckRequest, CheckSettings } from './check-worker'
import { runCheck, type Checker } from './run-check'
import { runCommand } from '@/tools/shared/command'
import { LimitedWorker } from '@/tools/shared/limited-worker'

// `npm run check`. Exit 0 when the check ran, 2 with one line for each fault on standard error when a file cannot be
// read; then nothing is checked, since all files are read first. A file whose check takes too long gets no report, or
// `error` in JSON, and the exit code is 2.

function checkerInThread(settings: CheckSettings): Checker {
  const { timeLimit } = settings.options
  return new LimitedWorker<CheckRequest, CheckReply>(
    () => new Worker(new URL(import.meta.url), { workerData: settings }),
    timeLimit,
    startLimit(settings.options),
  )
}

/** Returns the seconds in which the engine is loaded and the evidence read: as many for each as one article may take. */
function startLimit({ evidence, timeLimit }: Options): number {
  return Math.max(LEAST_START_LIMIT, timeLimit) * Math.max(1, evidence.length)
}
const LEAST_START_LIMIT = 120

if (isMainThread) await runCommand(() => runCheck(process.argv.slice(2), checkerInThread))
else {
  // Imported dynamically, so that the main thread loads no engine.
  const { serveChecks } = await import('./check-worker')
  await serveChecks(workerData as CheckSettings)
}
