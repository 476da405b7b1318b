import { CodedError, type Reply } from '@/lib/messaging/envelope'

/**
 * Asks the background for work step by step. The browser may stop it at any time; it then has forgotten the work, which
 * begins again.
 *
 * @returns the steps; `isFirst`: nothing of an earlier beginning counts. Ends when all is done or the signal is aborted
 * @throws CodedError
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
