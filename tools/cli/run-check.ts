import { errorAnswer, answerLines } from './article-line'
import { parseArguments, USAGE, type Options } from './arguments'
import type { CheckReply, CheckRequest, CheckSettings } from './check-worker'
import { printToStderr, Refusal, writeStdout } from '@/tools/shared/command'
import { readFileOrStdin, whyFileUnreadable } from '@/tools/shared/file-bytes'
import type { LimitedWorker } from '@/tools/shared/limited-worker'
import { mapDefined } from '@/lib/text/lists'

/**
 * Checks files, or standard input, and prints the answers. All files are read before the first is checked.
 *
 * @param startChecker starts what reads and checks the files
 * @returns the exit code
 */
export async function runCheck(
  args: readonly string[],
  startChecker: (settings: CheckSettings) => Checker,
): Promise<number> {
  const options = parseArguments(args)
  if (options === null) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const checker = startChecker({ options, colour: wantsColour(options) })
  try {
    await checker.open().catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      throw new Refusal(reason.startsWith('took') ? `--evidence: ${reason}` : reason)
    })
    return options.input === 'ndjson' ? await checkLines(options, checker) : await checkFiles(options, checker)
  } finally {
    await checker.end()
  }
}

/** Answers requests in a thread of its own, or in this one in tests. */
export type Checker = Pick<LimitedWorker<CheckRequest, CheckReply>, 'open' | 'ask' | 'end'>

async function checkLines({ files }: Options, checker: Checker): Promise<number> {
  const unreadable = mapDefined(files, (file) => {
    const reason = whyFileUnreadable(file)
    return reason === null ? undefined : `${file}: ${reason}`
  })
  if (unreadable.length > 0) return printFaults(unreadable)
  const check = async (article: (CheckRequest & { kind: 'article' })['article']): Promise<string> => {
    const reply = await checker.ask({ kind: 'article', article })
    return 'text' in reply ? reply.text : errorAnswer(reply.failure)
  }
  await answerLines(files, check, writeStdout)
  return 0
}

async function checkFiles({ files, format }: Options, checker: Checker): Promise<number> {
  const faults: string[] = []
  const contents: { file: string; bytes: Uint8Array }[] = []
  for (const file of files) {
    const bytes = await readFileOrStdin(file)
    const read = typeof bytes === 'string' ? { failure: bytes } : await checker.ask({ kind: 'read', file, bytes })
    if ('failure' in read) faults.push(`${file}: ${read.failure}`)
    else if (typeof bytes !== 'string') contents.push({ file, bytes })
  }
  if (faults.length > 0) return printFaults(faults)
  const isArray = format === 'json'
  if (isArray) await writeStdout('[')
  for (const [at, { file, bytes }] of contents.entries()) {
    const reply = await checker.ask({ kind: 'report', file, bytes })
    let text = ''
    if ('text' in reply) text = reply.text
    else {
      faults.push(`${file}: ${reply.failure}`)
      if (format !== 'text') text = JSON.stringify({ file, error: reply.failure })
    }
    if (isArray && at > 0) await writeStdout(',')
    await writeStdout(format === 'ndjson' ? `${text}\n` : text)
  }
  if (isArray) await writeStdout(']\n')
  return faults.length > 0 ? printFaults(faults) : 0
}

function printFaults(reasons: readonly string[]): number {
  reasons.forEach(printToStderr)
  return 2
}

/** Whether the output has colours. @see https://no-color.org */
function wantsColour({ format }: Options): boolean {
  const { NO_COLOR, TERM } = process.env
  return format === 'text' && process.stdout.isTTY && !NO_COLOR && TERM !== 'dumb'
}
