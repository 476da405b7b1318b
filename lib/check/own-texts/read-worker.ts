import { connectWorker } from '@/lib/platform/worker-calls'
import { readOwnFile, textOfHtml, type FileAnswer } from './read-own-file'

/** Functions of the worker that reads files and pasted HTML, so that the panel is not blocked and can stop it. */
export interface FileReaderWorker {
  read: (file: File) => Promise<FileAnswer>
  /** Returns HTML of the clipboard as text; null if its plain text is as good or the HTML cannot be read. */
  paste: (html: string) => Promise<string | null>
}

const progress = (share: number) => void panel('progress', share)
const handlers: FileReaderWorker = {
  read: (file) => readOwnFile(file, progress),
  paste: textOfHtml,
}
const panel = connectWorker<{ progress: (share: number) => void }>(self, handlers)
