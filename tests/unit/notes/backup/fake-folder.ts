/** A folder of the File System Access API, in memory. All tests of a file share one instance. */
export interface FakeFolder {
  handle: FileSystemDirectoryHandle
  files: Map<string, string>
  leave: PermissionState
  /** Name of the error with which the next write ends. */
  fails: string | null
  clear: () => void
}

export function fakeFolder(): FakeFolder {
  return folder
}

const folder: FakeFolder = {
  handle: makeHandle() as unknown as FileSystemDirectoryHandle,
  files: new Map(),
  leave: 'granted',
  fails: null,
  clear() {
    folder.files.clear()
    folder.leave = 'granted'
    folder.fails = null
  },
}

function makeHandle() {
  const done = () => Promise.resolve()
  return {
    name: 'backups',
    queryPermission: () => Promise.resolve(folder.leave),
    getFileHandle(name: string, { create = false } = {}) {
      if (create && !folder.files.has(name)) folder.files.set(name, '')
      let draft = ''
      const stream = {
        write: (piece: string) => {
          draft += piece
          return folder.fails === null ? done() : Promise.reject(named(folder.fails))
        },
        close: () => {
          folder.files.set(name, draft)
          return done()
        },
        abort: done,
      }
      return Promise.resolve({
        createWritable: () => Promise.resolve(stream),
        getFile: () => Promise.resolve(new Blob([folder.files.get(name) ?? ''])),
      })
    },
    removeEntry(name: string) {
      folder.files.delete(name)
      return done()
    },
    keys: () => {
      const names = [...folder.files.keys()]
      return (async function* () {
        await done()
        yield* names
      })()
    },
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name })
}
