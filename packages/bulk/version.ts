import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Dossier } from '@/lib/dossier/format/schema'
import { writeFileWhole } from '@/tools/shared/folder-files'
import type { ArticleContent } from '@/tools/cli/article-line'

/** Hashes of the engine and the dossier. Each version has its own queue, so that answers of two versions do not mix. */
export interface Version {
  /** Label of the version; also the name of its queue. */
  label: string
  engine: string
  dossier: string
}

const ENCODER_FILES = ['assets/encoder/encoder.bin', 'assets/reader/reader.bin']

/**
 * @param checker the bundle that the workers run: engine, readers, weights of the net. The encoders' are beside it.
 * @param modelName the model that checks the articles too, if any
 */
export function versionOf(checker: string, dossier: Dossier, modelName?: string): Version {
  const engine = hashOf(Buffer.concat([checker, ...ENCODER_FILES].map((path) => readFileSync(path)))).slice(0, 8)
  const content = hashOf(JSON.stringify(dossier)).slice(0, 8)
  const model = modelName === undefined ? '' : `-model-${hashOf(modelName).slice(0, 8)}`
  return { label: `engine-${engine}-dossier-${content}${model}`, engine, dossier: content }
}

/** Returns the same id for the same text, reading day and version, so that a text is checked once. */
export function jobIdOf(article: ArticleContent, { label }: Version): string {
  // BullMQ rejects numeric ids, so they begin with a letter.
  return `a${hashOf(JSON.stringify([label, article.kind, article.content, article.date ?? null])).slice(0, 40)}`
}

export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/**
 * Copies checker and dossier, so that running workers do not depend on the checkout.
 *
 * @param checker in `.cache/run/`; the copies are next to that folder, where packages are found too
 */
export function copyVersion(
  checker: string,
  dossier: Dossier,
  { label }: Version,
): { checker: string; dossier: string } {
  const folder = resolve(dirname(checker), './bulk', label)
  // Another worker may start, or write them, at this moment.
  const write = (name: string, content: string | Uint8Array): string => {
    writeFileWhole(join(folder, name), content, join(folder, `${name}.${process.pid}`))
    return join(folder, name)
  }
  return {
    checker: write('checker.mjs', readFileSync(checker)),
    dossier: write('dossier.json', JSON.stringify(dossier)),
  }
}
