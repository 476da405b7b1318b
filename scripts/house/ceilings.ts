import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines and files of TypeScript, without tests. */
export type Sizes = Readonly<Record<string, { lines: number; files: number }>>

/** The agreed size of the product, which is all but `packages/`, and of each package. They may only fall. */
export const AGREED_SIZE: Sizes = {
  product: { lines: 75_835, files: 737 },
  'packages/bulk': { lines: 839, files: 9 },
  'packages/judges': { lines: 1_602, files: 13 },
  'packages/lab': { lines: 3_431, files: 31 },
  'packages/publish': { lines: 3_872, files: 33 },
  'packages/research': { lines: 2_904, files: 26 },
}

/** Returns "product: 75 lines in 8 files, at most 70 in 8" for each house of `sizes` that is above its agreed size, or has none. */
export function aboveCeiling(sizes: Sizes, agreed: Sizes): string[] {
  return Object.entries(sizes).flatMap(([name, { lines, files }]) => {
    const most = agreed[name] ?? { lines: 0, files: 0 }
    if (!/^(?:product$|packages\/)/.test(name) || (lines <= most.lines && files <= most.files)) return []
    return `${name}: ${lines} lines in ${files} files, at most ${most.lines} in ${most.files}`
  })
}

/** Returns the size of each package (see `packageOf`) of a checkout, and of all outside `packages/` as "product". */
export function sizesIn(root: string): Sizes {
  const sizes: Record<string, Sizes[string]> = {}
  for (const path of sourcesIn(root)) {
    const lines = readFileSync(join(root, path), 'utf8').split('\n').length - 1
    for (const name of [packageOf(path), ...(path.startsWith('packages/') ? [] : ['product'])]) {
      const size = (sizes[name] ??= { lines: 0, files: 0 })
      size.lines += lines
      size.files++
    }
  }
  return sizes
}

function sourcesIn(root: string): string[] {
  const inFolders = ['lib', 'components', 'entrypoints', 'scripts', 'tools', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  return [...inFolders, ...readdirSync(root)].filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\/(?:tests|node_modules|\.cache)\//.test(path),
  )
}

/** Returns the package of a file: "lib/text" for "lib/text/urls.ts", "root" for "wxt.config.ts". */
function packageOf(path: string): string {
  return /^(?:(?:lib|tools|packages)\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? 'root'
}
