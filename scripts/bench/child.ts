import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that sends a message when it has started, and one per question. */
export interface Child {
  /** Its next message, after `question` if given; null when it has died, or takes longer than `limit` ms. */
  next: (limit: number, question?: object) => Promise<unknown>
  end: () => void
}

/**
 * Starts this bundle again for one measurement. Dossiers of different sizes do not share a heap, so that garbage
 * collection and memory limits are independent.
 */
export function startChild(args: readonly string[], nodeOptions: readonly string[] = []): Child {
  const child = fork(fileURLToPath(import.meta.url), args, { execArgv: [...nodeOptions] })
  const end = (): void => void child.kill('SIGKILL')
  return {
    end,
    next: async (limit, question) => {
      if (!child.connected) return null
      const settled = new AbortController()
      const timer = setTimeout(end, limit)
      const answer = once(child, 'message', settled).then(([said]: unknown[]) => said)
      const exit = once(child, 'exit', settled).then(() => null)
      if (question) child.send(question)
      try {
        return await Promise.race([answer, exit])
      } finally {
        clearTimeout(timer)
        settled.abort()
      }
    },
  }
}
