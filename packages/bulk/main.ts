import type { Redis } from 'ioredis'
import { availableParallelism } from 'node:os'
import type { Dossier } from '@/lib/dossier/format/schema'
import { loadDossier } from '@/tools/shared/load-dossier'
import { Refusal, runCommand, printToStderr, writeStdout } from '@/tools/shared/command'
import { whyFileUnreadable } from '@/tools/shared/file-bytes'
import { openModel } from '@/tools/model-client/open-model'
import { BULK_USAGE, parseBulkArguments, type BulkOptions } from './arguments'
import { printDead, retryDead, results, statusOf, statusText } from './status'
import { enqueueArticles, handedInText } from './enqueue'
import { faultsOfRedis, openRedis } from './redis'
import { copyVersion, versionOf } from './version'
import { checkQueuedArticles } from './work'

/** `npm run bulk`. Exit 0: done, 1: no article could be read, 2: refused, with one line on standard error. */
async function main(): Promise<number> {
  const options = parseBulkArguments(process.argv.slice(2), availableParallelism())
  if (options === null) {
    await writeStdout(`${BULK_USAGE}\n`)
    return 0
  }
  for (const file of options.files) {
    const reason = whyFileUnreadable(file)
    if (reason !== null) throw new Refusal(`${file}: ${reason}`)
  }
  const dossier = await loadDossier(options.dossier)
  let redis: Redis | undefined
  try {
    redis = await openRedis()
    return await runBulk(redis, options, dossier)
  } finally {
    redis?.disconnect()
  }
}

/** Runs the command. @returns the exit code: 1 when none of the articles to enqueue could be read */
async function runBulk(redis: Redis, options: BulkOptions, dossier: Dossier): Promise<number> {
  const checker = process.env.CLAIMLIGHT_CHECKER ?? ''
  const version = versionOf(checker, dossier, options.modelName)
  const { label } = version
  const prefix = options.name
  const faults = await faultsOfRedis(redis)
  if (options.command !== 'status') for (const fault of faults) printToStderr(`warning: ${fault}`)
  const signal = stopSignal()
  switch (options.command) {
    case 'enqueue': {
      const count = await enqueueArticles(redis, { ...options, prefix, version })
      printToStderr(handedInText(count))
      return count.bad > 0 && count.queue + count.answered + count.known === 0 ? 1 : 0
    }
    case 'work': {
      if (options.model !== undefined) await openModel(options.model)
      await checkQueuedArticles(redis, { ...options, ...copyVersion(checker, dossier, version), prefix, label, signal })
      return 0
    }
    case 'results':
      await results(redis, { ...options, prefix, signal }, writeStdout)
      return 0
    case 'status': {
      const status = await statusOf(redis, prefix, label, faults)
      await writeStdout(`${options.json ? JSON.stringify(status) : statusText(status)}\n`)
      return 0
    }
    case 'dead':
      await printDead(redis, prefix, label, writeStdout)
      return 0
    case 'retry': {
      const count = await retryDead(redis, prefix, label)
      printToStderr(`${count.toLocaleString('en')} ${count === 1 ? 'article is' : 'articles are'} tried again`)
      return 0
    }
  }
}

/** SIGTERM and Ctrl-C finish the current articles; a second one ends at once. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT'] as const)
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(1)
      controller.abort()
    })
  return controller.signal
}

await runCommand(main)
