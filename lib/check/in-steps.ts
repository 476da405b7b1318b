import { CodedError, type Reply } from '@/lib/messaging/envelope'

/**
 * Asks the background for work step by step. The browser may stop the background at any time, which loses the work; it
 * is then begun again, up to `MOST_TRIES` times in all.
 *
 * @returns the steps, until all is done or the signal is aborted. At `isFirst`, drop the results of earlier steps
 * @throws CodedError if the work cannot begin, or if the last try fails too
 */
export async function* inSteps<Step extends { isDone: boolean }>(
  { begin, step, end }: Stepped<Step>,
  signal: AbortSignal,
): AsyncGenerator<Step & { isFirst: boolean }, void, void> {
  const isStopped = (): boolean => signal.aborted
  let code = ''
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const begun = await begin()
    if (!begun.ok) throw new CodedError(begun.code)
    const { id } = begun.value
    for (let isFirst = true; !isStopped(); isFirst = false) {
      const reply = await step(id)
      if (!reply.ok) code = reply.code
      if (!reply.ok || isStopped()) break
      yield { ...reply.value, isFirst }
      if (reply.value.isDone) return
    }
    if (isStopped()) {
      end(id)
      return
    }
  }
  throw new CodedError(code)
}

interface Stepped<Step> {
  begin: () => Promise<Reply<{ id: string }>>
  step: (id: string) => Promise<Reply<Step>>
  end: (id: string) => void
}

const MOST_TRIES = 3
