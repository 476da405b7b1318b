import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packData } from '../shared/pack-data'

/**
 * The large data of the engine as files of the extension, which lib/platform reads.
 *
 * @param folder the folder to write them to
 * @returns for the hook `build:publicAssets`
 */
export function shippedData(root: string, folder: string): { absoluteSrc: string; relativeDest: string }[] {
  mkdirSync(folder, { recursive: true })
  const pack = (from: string, to: string, bytesAt: string) => {
    const data = JSON.parse(readFileSync(join(root, from), 'utf8')) as object
    writeFileSync(
      join(folder, to),
      packData(data, (key) => key === bytesAt),
    )
    return { absoluteSrc: join(folder, to), relativeDest: `data/${to}` }
  }
  return [
    pack('lib/engine/lexicon/word-table.json', 'word-table.bin', 'vectors'),
    pack('lib/engine/link/weights.json', 'net.bin', 'data'),
    { absoluteSrc: join(root, 'assets/encoder/encoder.bin'), relativeDest: 'data/encoder.bin' },
    { absoluteSrc: join(root, 'assets/reader/reader.bin'), relativeDest: 'data/reader.bin' },
    { absoluteSrc: join(root, 'dossier/karpathy/index.json'), relativeDest: 'data/bundled-index.json' },
    { absoluteSrc: join(root, 'dossier/karpathy/encoded.bin'), relativeDest: 'data/bundled-texts.bin' },
  ]
}

/** Modules that import large data, and the modules that replace them in the extension and read files. */
const MODULE_REPLACEMENTS: [RegExp, string][] = [
  [/\/large-data$/, 'lib/platform/large-data-files.ts'],
  [/\/bundled-index$/, 'lib/dossiers/data/bundled-index-file.ts'],
]

export function dataAsFiles(pathOf: (file: string) => string): Plugin {
  return {
    name: 'claimlight:data-as-files',
    enforce: 'pre',
    resolveId(source, importer) {
      const [, file] = MODULE_REPLACEMENTS.find(([name]) => name.test(source)) ?? []
      return file === undefined || importer === undefined ? null : pathOf(file)
    },
  }
}
