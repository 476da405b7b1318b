import type { SandboxedJob } from 'bullmq'
import { readFileSync } from 'node:fs'
import { isMainThread, Worker, workerData } from 'node:worker_threads'
import type { Dossier } from '@/lib/dossier/format/schema'
import { errorAnswer, type ArticleContent } from '@/tools/cli/article-line'
import type { AddModelCheck } from '@/tools/cli/report'
import { LimitedWorker, serveRequests } from '@/tools/shared/limited-worker'
import { openModel, testReadyModel, type ModelOptions } from '@/tools/model-client/open-model'
import { Answers } from './answers'
import { createRedisClient } from './redis'

/** Options of a checking process. Its parent passes them in the environment variable CLAIMLIGHT_CHECKING. */
export interface CheckerOptions {
  prefix: string
  /** Path of the compiled dossier, a JSON file. */
  dossier: string
  timeLimit: number
  model?: ModelOptions | undefined
}

// BullMQ starts this file as a process and calls its default export for each article; a worker thread checks it.
const answerJob = isMainThread ? createJobHandler() : undefined
if (!isMainThread)
  await serveRequests<ArticleContent, { answer: string }>(async () => {
    const { dossier: path, model } = workerData as Pick<CheckerOptions, 'dossier' | 'model'>
    const { articleChecker } = await import('@/tools/cli/check-article')
    const dossier = JSON.parse(readFileSync(path, 'utf8')) as Dossier
    if (model === undefined) {
      const check = articleChecker([{ id: null, dossier }])
      return async (article) => ({ answer: await check(article) })
    }
    const ready = await openModel(model)
    const { modelCheckAdder } = await import('@/tools/cli/page-opinions')
    let add: Promise<AddModelCheck> | undefined
    const check = articleChecker([{ id: null, dossier }], {}, async (...part) => {
      // If the model's test fails, it is repeated for the next article.
      add ??= testReadyModel(ready).then((good) => modelCheckAdder(good, dossier))
      add.catch(() => (add = undefined))
      const found = await (await add)(...part)
      // The error makes the queue try the article again, so that no answer without the model's part is stored.
      if (found.modelCheck?.failed.includes('unreachable')) throw new Error('the model server does not answer')
      return found
    })
    return async (article, unlimited) => ({ answer: await check(article, unlimited) })
  })

/** Checks one article and writes its answer before the job counts as done: a death in between loses nothing. */
export default async function checkJob(job: SandboxedJob<ArticleContent>): Promise<void> {
  await answerJob?.(job)
}

function createJobHandler(): (job: SandboxedJob<ArticleContent>) => Promise<void> {
  const { prefix, dossier, timeLimit, model } = JSON.parse(process.env.CLAIMLIGHT_CHECKING ?? '') as CheckerOptions
  // When the parent has died, the article goes to another worker, and this process must end itself. BullMQ reports an
  // uncaught error to the parent before it exits; without a parent that fails, in an endless loop.
  process.on('disconnect', killProcess)
  process.prependListener('uncaughtException', (error: NodeJS.ErrnoException) => {
    if (!process.connected || error.code === 'ERR_IPC_CHANNEL_CLOSED' || error.code === 'EPIPE') killProcess()
  })
  const redis = createRedisClient()
  // The worker that started this process reports a lost Redis.
  redis.on('error', () => undefined)
  const answers = new Answers(redis, prefix)
  const checker = new LimitedWorker<ArticleContent, { answer: string }>(
    () => new Worker(new URL(import.meta.url), { workerData: { dossier, model } }),
    timeLimit,
  )
  return async ({ id, data }) => {
    if (!(await answers.isAwaited(id))) return
    const reply = await checker.ask(data)
    if ('answer' in reply) return answers.answer(id, reply.answer)
    // Other failures may be due to this machine: the error makes the queue try the article again.
    if (!reply.isLate) throw new Error(reply.failure)
    await answers.answerOnce(id, errorAnswer(reply.failure))
  }
}

function killProcess(): void {
  process.kill(process.pid, 'SIGKILL')
}
