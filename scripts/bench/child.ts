import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that says one thing when it has started, and one to each question. */
export interface Child {
  /** What it says next, after `question` where there is one; null when it has died, or takes longer than `limit` milliseconds. */
  next: (limit: number, question?: object) => Promise<unknown>
  end: () => void
}

/**
 * Starts this same bundle again for one part of the measuring. Dossiers of different sizes do not share a heap: the garbage of
 * one is not collected while the other is timed, and each can run out of memory or time alone.
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
