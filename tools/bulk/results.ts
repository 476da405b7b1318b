import type { Redis } from 'ioredis'
import { answerLine } from '@/tools/cli/answer-line'
import { Answers } from './answers'

export interface ResultsOptions {
  prefix: string
  /** Keep printing new answers until the signal. */
  follow: boolean
  /** Delete answers from Redis after they were printed. */
  remove: boolean
  signal: AbortSignal
}

const BATCH = 200
/** Milliseconds that Redis waits for news, so that the signal is heard in time. */
const WAIT_MS = 500

/** Prints the answers as NDJSON, in the order in which they were found. */
export async function results(
  redis: Redis,
  { prefix, follow, remove, signal }: ResultsOptions,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { stream } = new Answers(redis, prefix)
  let last = '0-0'
  while (!signal.aborted) {
    const read = follow
      ? await redis.xread('COUNT', BATCH, 'BLOCK', WAIT_MS, 'STREAMS', stream, last)
      : await redis.xread('COUNT', BATCH, 'STREAMS', stream, last)
    const entries = read?.[0]?.[1] ?? []
    if (entries.length === 0 && !follow) return
    for (const [, [, head = '', , answer = '']] of entries) await write(`${answerLine(head, answer)}\n`)
    if (remove && entries.length > 0) await redis.xdel(stream, ...entries.map(([id]) => id))
    last = entries.at(-1)?.[0] ?? last
  }
}
