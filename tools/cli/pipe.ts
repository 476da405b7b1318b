import { createReadStream } from 'node:fs'
import { readArticleLine, type ArticleContent } from './article-line'
import { answerLine, errorAnswer, headOf } from './answer-line'
import { readLines } from '@/tools/shared/read-lines'

/**
 * `check --input ndjson`: one article a line in, one answer a line out, in the same order. Each line is written before
 * the next is read, so the memory does not grow with the input, and a slow reader slows the whole.
 *
 * @param files readable paths, or `-` for standard input
 * @param check returns the members of an answer
 */
export async function pipe(
  files: readonly string[],
  check: (article: ArticleContent) => Promise<string> | string,
  write: (text: string) => Promise<void>,
): Promise<void> {
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
