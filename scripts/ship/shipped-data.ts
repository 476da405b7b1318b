import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packed } from './packed'

/**
 * The large data of the engine as files of the extension, which lib/platform reads.
 *
 * @param folder where they are written
 * @returns for the hook `build:publicAssets`
 */
export function shippedData(root: string, folder: string): { absoluteSrc: string; relativeDest: string }[] {
  mkdirSync(folder, { recursive: true })
  const pack = (from: string, to: string, bytesAt: string) => {
    const data = JSON.parse(readFileSync(join(root, from), 'utf8')) as object
    writeFileSync(
      join(folder, to),
      packed(data, (key) => key === bytesAt),
    )
    return { absoluteSrc: join(folder, to), relativeDest: `data/${to}` }
  }
  return [
    pack('lib/engine/lexicon/word-table.json', 'word-table.bin', 'vectors'),
    pack('lib/engine/link/weights.json', 'net.bin', 'data'),
    { absoluteSrc: join(root, 'dossier/karpathy/index.json'), relativeDest: 'data/bundled-index.json' },
  ]
}

/** Modules that import large data, and those that read them from files in the extension. */
const IN_EXTENSION: [RegExp, string][] = [
  [/\/large-data$/, 'lib/platform/large-data-files.ts'],
  [/\/read-bundled-index$/, 'lib/platform/bundled-index-file.ts'],
]

/** A Vite plugin that puts the second in the place of the first. */
export function dataAsFiles(pathOf: (file: string) => string): Plugin {
  return {
    name: 'claimlight:data-as-files',
    enforce: 'pre',
    resolveId(source, importer) {
      const [, file] = IN_EXTENSION.find(([name]) => name.test(source)) ?? []
      return file === undefined || importer === undefined ? null : pathOf(file)
    },
  }
}
