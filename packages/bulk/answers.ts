import type { Redis } from 'ioredis'
import { hashOf } from './version'

/**
 * The state of a submitted article. `queue`: it must be checked. `answered`: a copy was checked before, and its answer
 * is now in the results of this one, too. `known`: this article has its answer already.
 */
export type ArticleState = 'queue' | 'answered' | 'known'

/** Seconds for which Redis remembers the answer of an article: 30 days. */
const ANSWER_LIFETIME_S = 30 * 24 * 3600

/** Articles that wait for the answer of a job, and the stream of results. All names begin with `prefix`. */
export class Answers {
  constructor(
    private readonly redis: Redis,
    private readonly prefix: string,
  ) {}

  /** Redis stream: field `head` identifies the article, field `answer` has the rest of its line. */
  get stream(): string {
    return `${this.prefix}:results`
  }

  /** Registers articles for their jobs. It may be repeated: an article gets one answer even when submitted twice. */
  async register(articles: readonly { head: string; job: string }[]): Promise<ArticleState[]> {
    const pipeline = this.redis.pipeline()
    for (const { head, job } of articles) {
      const keys = [this.waitingKey(job), this.stream, this.answeredKey(job), this.askedKey(job, head)]
      pipeline.eval(REGISTER_SCRIPT, keys.length, ...keys, head, ANSWER_LIFETIME_S)
    }
    const replies = (await pipeline.exec()) ?? []
    return replies.map(([error, registered]) => {
      if (error) throw error
      return registered as ArticleState
    })
  }

  /** Writes the answer for all articles that wait for the job. A repetition finds none that waits and does nothing. */
  async answer(job: string, answer: string): Promise<void> {
    const keys = [this.waitingKey(job), this.stream, this.answeredKey(job)]
    await this.redis.eval(ANSWER_SCRIPT, keys.length, ...keys, answer, ANSWER_LIFETIME_S)
  }

  /** Writes the answer like `answer`, but does not remember it: an article that is submitted again is checked again. */
  async answerOnce(job: string, answer: string): Promise<void> {
    const heads = await this.headsOf(job)
    await this.answer(job, answer)
    await this.redis.del(this.answeredKey(job), ...heads.map((head) => this.askedKey(job, head)))
  }

  async isAwaited(job: string): Promise<boolean> {
    return (await this.redis.exists(this.waitingKey(job))) === 1
  }

  async headsOf(job: string): Promise<string[]> {
    return this.redis.smembers(this.waitingKey(job))
  }

  private waitingKey(job: string): string {
    return `${this.prefix}:waiting:${job}`
  }

  private askedKey(job: string, head: string): string {
    return `${this.prefix}:asked:${hashOf(job + head).slice(0, 32)}`
  }

  private answeredKey(job: string): string {
    return `${this.prefix}:answered:${job}`
  }
}

const REGISTER_SCRIPT = `
local waiting, results, answered, asked = unpack(KEYS)
local head, remembered = unpack(ARGV)
local is_new = redis.call('SET', asked, '1', 'NX', 'EX', remembered)
if not is_new and redis.call('SISMEMBER', waiting, head) == 0 then return 'known' end
local entry = redis.call('GET', answered)
local found = entry and redis.call('XRANGE', results, entry, entry)[1]
if not found then
  redis.call('SADD', waiting, head)
  return 'queue'
end
redis.call('SREM', waiting, head)
redis.call('XADD', results, '*', 'head', head, 'answer', found[2][4])
return 'answered'
`

const ANSWER_SCRIPT = `
local waiting, results, answered = unpack(KEYS)
local answer, remembered = unpack(ARGV)
local entry
for _, head in ipairs(redis.call('SMEMBERS', waiting)) do
  entry = redis.call('XADD', results, '*', 'head', head, 'answer', answer)
end
if entry then
  redis.call('SET', answered, entry, 'EX', remembered)
  redis.call('DEL', waiting)
end
`
