import type { SandboxedJob } from 'bullmq'
import { readFileSync } from 'node:fs'
import type { Dossier } from '@/lib/dossier/schema'
import type { ArticleContent } from '@/scripts/cli/article-line'
import { articleChecker } from '@/scripts/cli/check-article'
import { Answers } from './answers'
import { connect } from './redis'
import { startTimeLimit } from './time-limit'

/** Options of a checking process. Its parent passes them in the environment variable CLAIMLIGHT_CHECKING. */
export interface Checking {
  prefix: string
  /** Path of the dossier, compiled. */
  dossier: string
  /** Seconds that one article may take. */
  timeLimit: number
}

// This file is the whole of a checking process. BullMQ starts it and calls its default export for each article.
const { prefix, dossier, timeLimit } = JSON.parse(process.env.CLAIMLIGHT_CHECKING ?? '') as Checking
// When the parent has died, the article goes to another worker, and this process must end itself. BullMQ reports an
// uncaught error to the parent before it exits; without a parent that fails, in an endless loop.
process.on('disconnect', end)
process.prependListener('uncaughtException', (error: NodeJS.ErrnoException) => {
  if (!process.connected || error.code === 'ERR_IPC_CHANNEL_CLOSED' || error.code === 'EPIPE') end()
})
const redis = connect()
// The worker that started this process reports a lost Redis.
redis.on('error', () => undefined)
const answers = new Answers(redis, prefix)
const check = articleChecker(JSON.parse(readFileSync(dossier, 'utf8')) as Dossier)
const limit = startTimeLimit(timeLimit)

/** Checks one article and writes its answer before the job counts as done: a death in between loses nothing. */
export default async function checkJob(job: SandboxedJob<ArticleContent>): Promise<void> {
  const { id } = job
  if (!(await answers.isAwaited(id))) return
  const answer = limit.during(() => check(job.data))
  await answers.answer(id, answer)
}

function end(): void {
  process.kill(process.pid, 'SIGKILL')
}
