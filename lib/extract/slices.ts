import { runInSlices } from '@/lib/text/run-in-slices'

/** @returns null when the signal was aborted before the end */
export async function inSlices<T>(steps: Generator<unknown, T, undefined>, signal: AbortSignal): Promise<T | null> {
  return (await runInSlices(steps, { signal }))?.result ?? null
}
