import { workerData, type Worker } from 'node:worker_threads'
import { LimitedWorker, serveRequests } from '@/tools/shared/limited-worker'
import { pageOfBytes } from './page-of-bytes'
import { TOO_SLOW_NOTE, unreadPage, type PageBytes, type ReadBytes, type ResearchPage } from './pages'

/** The data of the thread, by which the program knows that it runs there. */
export const PAGE_THREAD = 'pages of a research'
export const isPageThread = (): boolean => workerData === PAGE_THREAD

/** Limits of the thread: a parser can be made to need hours, or all memory. */
export const THREAD_LIMITS = { maxOldGenerationSizeMb: 1024 }
const MOST_SECONDS = 30

/** Returns a reader of pages in a thread with limits, and what ends the thread. `start` starts `servePages` there. */
export function pageThread(start: () => Worker) {
  const worker = new LimitedWorker<PageBytes, ResearchPage>(start, MOST_SECONDS)
  const readBytes: ReadBytes = async (page) => {
    const reply = await worker.ask(page)
    return 'failure' in reply ? unreadPage(page.place, 'unopened', TOO_SLOW_NOTE) : reply
  }
  return { readBytes, end: () => worker.end() }
}

/** Reads the pages that the program sends. Runs in the thread. */
export function servePages(): Promise<void> {
  return serveRequests<PageBytes, ResearchPage>(() => pageOfBytes)
}
