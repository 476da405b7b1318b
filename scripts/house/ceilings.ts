import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines and files of TypeScript, without tests. */
export interface Size {
  lines: number
  files: number
}
export type Sizes = Readonly<Record<string, Size>>

/** The agreed size of all packages. A change that needs more than the slack states its reason in its commit message. */
export const AGREED_SIZE: Size = { lines: 86_300, files: 850 }
/** Growth above the agreed size that needs no reason. */
const SLACK = 0.02

/** Returns "75,600 lines in 884 files, at most 75,467 in 901" for a size above the agreed one with its slack, else undefined. */
export function aboveCeiling({ lines, files }: Size, agreed: Size): string | undefined {
  const most = (size: number): number => Math.floor(size * (1 + SLACK))
  if (lines <= most(agreed.lines) && files <= most(agreed.files)) return undefined
  return `${lines} lines in ${files} files, at most ${most(agreed.lines)} in ${most(agreed.files)}`
}

/** Returns the size of each package (see `packageOf`) of a checkout, and of all files as "total". */
export function sizesIn(root: string): Sizes {
  const sizes: Record<string, Size> = {}
  for (const path of sourcesIn(root)) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n').length - 1
    for (const name of [packageOf(path), 'total']) {
      const size = (sizes[name] ??= { lines: 0, files: 0 })
      size.lines += lines
      size.files++
    }
  }
  return sizes
}

function sourcesIn(root: string): string[] {
  const inFolders = ['lib', 'components', 'entrypoints', 'scripts', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  return [...inFolders, ...readdirSync(root)].filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('node_modules'),
  )
}

/** Returns the package of a file: "lib/text" for "lib/text/urls.ts", "root" for "wxt.config.ts". */
function packageOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/')
  if (second === '') return 'root'
  return (first === 'lib' || first === 'tools') && rest.length > 0 ? `${first}/${second}` : first
}
