import { readOwnFile } from './read-own-file'
import type { FromFileReader, ToFileReader } from './read-messages'

// Files are read here, so that the panel stays free and can stop a file that takes too long.
self.addEventListener('message', ({ data }: MessageEvent<ToFileReader>) => {
  const answer = (message: FromFileReader) => self.postMessage(message)
  void readOwnFile(data.file, (share) => answer({ kind: 'progress', share })).then(answer)
})
