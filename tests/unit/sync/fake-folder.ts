/** A folder of the File System Access API with these files, by path. */
export function fakeFolder(
  files: Map<string, Uint8Array>,
  name = 'claimlight-sync',
  prefix = '',
): FileSystemDirectoryHandle {
  const fileAt = (path: string) => ({
    ...{ kind: 'file', name: path.slice(path.lastIndexOf('/') + 1) },
    getFile: () => Promise.resolve(new File([Uint8Array.from(files.get(path) ?? [])], path)),
    createWritable: () =>
      Promise.resolve({
        write({ position, data }: { position: number; data: Uint8Array }) {
          files.set(path, Uint8Array.from([...(files.get(path) ?? []).slice(0, position), ...data]))
          return Promise.resolve()
        },
        close: () => Promise.resolve(),
        abort: () => Promise.resolve(),
      }),
  })
  const folderAt = (inner: string) => fakeFolder(files, inner, `${prefix}${inner}/`)
  const handle = {
    ...{ kind: 'directory', name },
    async *values() {
      const rest = [...files.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
      for (const path of rest) if (!path.includes('/')) yield await Promise.resolve(fileAt(prefix + path))
      const inner = rest.filter((path) => path.includes('/')).map((path) => path.slice(0, path.indexOf('/')))
      for (const one of new Set(inner)) yield folderAt(one)
    },
    getDirectoryHandle: (inner: string) => Promise.resolve(folderAt(inner)),
    getFileHandle: (file: string) => Promise.resolve(fileAt(prefix + file)),
    removeEntry: (file: string) => Promise.resolve(void files.delete(prefix + file)),
  }
  return handle as unknown as FileSystemDirectoryHandle
}
