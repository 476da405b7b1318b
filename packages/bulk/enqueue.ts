import type { Redis } from 'ioredis'
import { createReadStream } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readArticleLine, type ArticleLine, errorAnswer, answerStart } from '@/tools/cli/article-line'
import { readLines } from '@/tools/shared/read-lines'
import { Answers, type ArticleState } from './answers'
import { countJobs, jobOptions, countOpenJobs, openQueue } from './redis'
import { printToStderr } from '@/tools/shared/command'
import { hashOf, jobIdOf, type Version } from './version'
import { extname } from 'node:path'
import { READ_ENDINGS } from '@/lib/dossier/readers/formats'
import { mapDefined } from '@/lib/text/lists'
import { readFileBytes, tryReadDocument } from '@/tools/shared/file-bytes'

interface EnqueueOptions {
  files: readonly string[]
  prefix: string
  version: Version
  attempts: number
  /** Maximum number of articles in the queue; reading pauses above it. A batch may exceed it slightly. */
  mostQueued: number
}

/** Numbers of articles by outcome. `bad` lines could not be read: their results state the error. */
type EnqueueCounts = Record<ArticleState | 'bad', number>

/** Lines that are handed over to Redis in one go. */
const BATCH = 200

/** Submits the articles of NDJSON files, and documents of one article each. After an error it can be run again. */
export async function enqueueArticles(redis: Redis, options: EnqueueOptions): Promise<EnqueueCounts> {
  const { prefix, version, attempts, mostQueued } = options
  const answers = new Answers(redis, prefix)
  const queue = openQueue(redis, prefix, version.label)
  const count: EnqueueCounts = { queue: 0, answered: 0, known: 0, bad: 0 }

  const handIn = async (lines: readonly ArticleLine[]): Promise<void> => {
    const articles = lines.map((read) => {
      const head = answerStart(read.name)
      return read.ok
        ? { head, job: jobIdOf(read.article, version), name: String(read.name.id), article: read.article }
        : { head, job: `bad-${hashOf(head + read.error)}`, error: read.error }
    })
    const registered = await answers.register(articles)
    const open = articles.filter((_, at) => registered[at] === 'queue')
    await queue.addBulk(
      mapDefined(open, ({ job, article, name }) =>
        article ? { name: name.slice(0, 100), data: article, opts: jobOptions(job, attempts) } : undefined,
      ),
    )
    for (const { job, error } of open) if (error !== undefined) await answers.answer(job, errorAnswer(error))
    for (const [at, { error }] of articles.entries()) count[error === undefined ? (registered[at] ?? 'known') : 'bad']++
  }

  const makeRoom = async (): Promise<void> => {
    for (let told = false; countOpenJobs(await countJobs(queue)) >= mostQueued; told = true) {
      if (!told)
        printToStderr(`${withThousands(mostQueued)} articles wait; the rest is read when workers have taken some`)
      await wait(250)
    }
  }

  for (const file of options.files) {
    if (DOCUMENTS.has(extname(file).toLowerCase())) {
      await makeRoom()
      await handIn([await readArticleFile(file)])
      continue
    }
    for await (const lines of readLines(file === '-' ? process.stdin : createReadStream(file)))
      for (let at = 0; at < lines.length; at += BATCH) {
        await makeRoom()
        await handIn(lines.slice(at, at + BATCH).map(readArticleLine))
      }
  }
  await queue.close()
  return count
}

export function handedInText({ queue, answered, known, bad }: EnqueueCounts): string {
  return (
    `${withThousands(queue)} handed in, ${withThousands(answered)} answered as copies of others, ` +
    `${withThousands(known)} known already, ${withThousands(bad)} that cannot be read`
  )
}

export function withThousands(n: number): string {
  return n.toLocaleString('en')
}

/** Endings of documents with one article, as for `check`. Any other file has one article on each line. */
const DOCUMENTS = new Set(READ_ENDINGS)

/** Reads a document as an article whose id is the path as it was given. */
async function readArticleFile(file: string): Promise<ArticleLine> {
  const bytes = readFileBytes(file)
  const read = typeof bytes === 'string' ? { ok: false as const, reason: bytes } : await tryReadDocument(file, bytes)
  if (!read.ok) return { ok: false, name: { id: file }, error: read.reason }
  return { ok: true, name: { id: file }, article: { kind: 'text', content: read.readable.article.text } }
}
