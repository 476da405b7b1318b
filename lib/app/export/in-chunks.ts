import type { Reply } from '@/lib/messaging/envelope'

/**
 * Asks for something to be done to many notes, some at a time: no message is large, no transaction long, and the reader sees
 * how far it has come. It stops at the first refusal; what was done till then stays done and is among the answers.
 */
export async function inChunks<T>(
  ids: readonly string[],
  ask: (ids: string[]) => Promise<Reply<T>>,
  onProgress: (done: number) => void = () => undefined,
): Promise<{ answers: T[]; refusal: string | null }> {
  const answers: T[] = []
  for (let at = 0; at < ids.length; at += CHUNK) {
    const reply = await ask(ids.slice(at, at + CHUNK))
    if (!reply.ok) return { answers, refusal: reply.code }
    answers.push(reply.value)
    onProgress(Math.min(ids.length, at + CHUNK))
  }
  return { answers, refusal: null }
}

const CHUNK = 400
