import { createReadStream } from 'node:fs'
import type { Dossier } from '@/lib/dossier/schema'
import { readArticleLine } from './article-line'
import {
  answerLine,
  articleChecker,
  articleCheckerWithModel,
  errorAnswer,
  headOf,
  type AddOpinions,
} from './check-article'
import { readLines } from './read-lines'

/**
 * `check --input ndjson`: one article a line in, one answer a line out, in the same order. Each line is written before
 * the next is read, so the memory does not grow with the input, and a slow reader slows the whole.
 *
 * @param files paths, or `-` for standard input; they can be read
 * @param addOpinions asks a model about the findings of each article
 */
export async function pipe(
  files: readonly string[],
  dossier: Dossier,
  options: { date?: string; explain: boolean },
  write: (text: string) => Promise<void>,
  addOpinions?: AddOpinions,
): Promise<void> {
  const check =
    addOpinions === undefined
      ? articleChecker(dossier, options)
      : articleCheckerWithModel(dossier, options, addOpinions)
  for (const file of files) {
    const stream = file === '-' ? process.stdin : createReadStream(file)
    for await (const batch of readLines(stream))
      for (const line of batch) {
        const read = readArticleLine(line)
        const answer = read.ok ? await check(read.article) : errorAnswer(read.error)
        await write(`${answerLine(headOf(read.name), answer)}\n`)
      }
  }
}
