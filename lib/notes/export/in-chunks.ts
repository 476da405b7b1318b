import type { Reply } from '@/lib/messaging/envelope'

/**
 * Sends a message about many notes in parts, for small messages, short transactions and visible progress. Stops at the
 * first error; finished parts are not undone, and their answers are returned with the error code (`refusal`).
 */
export async function sendInChunks<T>(
  ids: readonly string[],
  ask: (ids: string[]) => Promise<Reply<T>>,
  onProgress: (done: number) => void = () => undefined,
): Promise<{ answers: T[]; refusal: string | null }> {
  const answers: T[] = []
  for (let at = 0; at < ids.length; at += CHUNK_LENGTH) {
    const reply = await ask(ids.slice(at, at + CHUNK_LENGTH))
    if (!reply.ok) return { answers, refusal: reply.code }
    answers.push(reply.value)
    onProgress(Math.min(ids.length, at + CHUNK_LENGTH))
  }
  return { answers, refusal: null }
}

const CHUNK_LENGTH = 400
