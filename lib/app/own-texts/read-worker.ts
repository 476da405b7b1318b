import { readOwnFile } from './read-own-file'
import type { FromFileReader, ToFileReader } from './read-messages'
import { textOfHtml } from './text-of-html'

// Files and pasted HTML are read here, so that the panel stays free and can stop what takes too long.
self.addEventListener('message', ({ data }: MessageEvent<ToFileReader>) => {
  const answer = (message: FromFileReader) => self.postMessage(message)
  const progress = (share: number) => answer({ kind: 'progress', share })
  if ('file' in data) void readOwnFile(data.file, progress).then(answer)
  else void textOfHtml(data.html, progress).then((text) => answer({ kind: 'pasted', text }))
})
