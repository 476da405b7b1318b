import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines and files of TypeScript, without tests. */
export interface Size {
  lines: number
  files: number
}
export type Sizes = Readonly<Record<string, Size>>

/** Returns the packages above their ceiling or without one, as "PACKAGE: 120 lines in 3 files, at most 100 in 3". */
export function aboveCeiling(sizes: Sizes, ceilings: Sizes): string[] {
  return Object.entries(sizes).flatMap(([name, { lines, files }]) => {
    const ceiling = ceilings[name] ?? { lines: 0, files: 0 }
    if (lines <= ceiling.lines && files <= ceiling.files) return []
    return [`${name}: ${lines} lines in ${files} files, at most ${ceiling.lines} in ${ceiling.files}`]
  })
}

/** Returns the ceilings, lowered to the sizes where these are smaller, without packages that no longer exist. */
export function lowerCeilings(sizes: Sizes, ceilings: Sizes): Sizes {
  const kept = Object.entries(ceilings).filter(([name]) => name in sizes)
  return Object.fromEntries(
    kept.map(([name, ceiling]) => {
      const { lines, files } = sizes[name] ?? ceiling
      return [name, { lines: Math.min(lines, ceiling.lines), files: Math.min(files, ceiling.files) }]
    }),
  )
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

export function ceilingsIn(root: string): Sizes {
  return JSON.parse(readFileSync(join(root, 'scripts/house/ceilings.json'), 'utf8')) as Sizes
}

function sourcesIn(root: string): string[] {
  const inFolders = ['lib', 'components', 'entrypoints', 'scripts', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  return [...inFolders, ...readdirSync(root)].filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.includes('node_modules'),
  )
}

/** Returns the package of a file: "lib/text" for "lib/text/host-of.ts", "root" for "wxt.config.ts". */
function packageOf(path: string): string {
  const [first = '', second = '', ...rest] = path.split('/')
  if (second === '') return 'root'
  return (first === 'lib' || first === 'tools') && rest.length > 0 ? `${first}/${second}` : first
}
