import { connect } from '@/lib/platform/worker-calls'
import { readOwnFile, textOfHtml, type FileAnswer } from './read-own-file'

/** Functions of the worker. Files and pasted HTML are read here, so that the panel stays free and can stop what takes too long. */
export interface FileReaderWorker {
  read: (file: File) => Promise<FileAnswer>
  /** HTML of the clipboard as text; null: its plain text is as good. */
  paste: (html: string) => Promise<string | null>
}

const progress = (share: number) => void panel('progress', share)
const own: FileReaderWorker = {
  read: (file) => readOwnFile(file, progress),
  paste: (html) => textOfHtml(html, progress),
}
const panel = connect<{ progress: (share: number) => void }>(self, own)
