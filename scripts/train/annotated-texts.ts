import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseDossierText } from '@/lib/dossier/load'
import type { Dossier } from '@/lib/dossier/schema'
import { readMarked, type MarkedArticle } from './marked'

const DATA = 'scripts/train/data'
/** The folder name of the bundled dossier's subject. */
export const BUNDLED = 'karpathy'

/** The annotated texts of a folder under data; an id is the prefix and the name of the file. */
export function readFolder(folder: string, prefix: string): MarkedArticle[] {
  return readdirSync(join(DATA, folder))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readMarked(join(DATA, folder, file), `${prefix}-${file.replace(/\.txt$/, '')}`))
}

/** The subjects with a folder of texts in a folder under data. */
export function subjectsIn(folder: string): string[] {
  return readdirSync(join(DATA, folder))
    .filter((name) => !name.includes('.'))
    .sort()
}

/** @throws Error where there is no dossier on the subject */
export function readDossier(subject: string): Dossier {
  const text =
    readOr(join(DATA, 'others', `${subject}.dossier.json`)) ?? readOr(`tests/eval/other/${subject}/dossier.json`)
  const parsed = text === null ? null : parseDossierText(text)
  if (!parsed?.ok) throw new Error(`no dossier on ${subject}`)
  return parsed.dossier
}

function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
