import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { bundledDossier } from '@/lib/dossier/format/bundled'
import { parseDossierText } from '@/lib/dossier/format/load'
import type { Dossier } from '@/lib/dossier/format/schema'
import { readEdited, readMarked, type MarkedArticle } from './marked'

const DATA = 'packages/lab/train/data'
export const BUNDLED_SUBJECT = 'karpathy'

/** The annotated texts of a folder under data; an id is the prefix and the name of the file. */
export function readFolder(folder: string, prefix: string): MarkedArticle[] {
  return readdirSync(join(DATA, folder))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readMarked(join(DATA, folder, file), `${prefix}-${file.replace(/\.txt$/, '')}`))
}

/**
 * Reads copies of the annotated texts of a folder under data with wrong details. Ids are as in {@link readFolder}.
 *
 * @throws Error where a line of edits.tsv does not have its three columns
 */
export function readEditedFolder(folder: string, prefix: string): MarkedArticle[] {
  const edits = new Map<string, [number, string][]>()
  for (const line of readFileSync(join(DATA, 'edits.tsv'), 'utf8').split('\n').filter(Boolean)) {
    const [page = '', number, text] = line.split('\t')
    if (text === undefined) throw new Error(`edits.tsv: three columns expected: ${line.slice(0, 60)}`)
    if (dirname(page) === folder) edits.set(page, [...(edits.get(page) ?? []), [Number(number), text]])
  }
  return [...edits].flatMap(([page, list]) => readEdited(join(DATA, page), `${prefix}-${basename(page, '.txt')}`, list))
}

export function subjectsIn(folder: string): string[] {
  return readdirSync(join(DATA, folder))
    .filter((name) => !name.includes('.'))
    .sort()
}

const dossiers = new Map<string, Dossier>([[BUNDLED_SUBJECT, bundledDossier]])

/** The dossier on a subject; read once, so that its texts share it. @throws Error where there is none */
export function readDossier(subject: string): Dossier {
  const known = dossiers.get(subject)
  if (known) return known
  const places = [
    ...['others', 'pages'].map((folder) => join(DATA, folder, `${subject}.dossier.json`)),
    `tests/eval/other/${subject}/dossier.json`,
    `dossier/${subject}/compiled.json`,
  ]
  const file = places.find((path) => existsSync(path))
  const parsed = file === undefined ? null : parseDossierText(readFileSync(file, 'utf8'))
  if (!parsed?.ok) throw new Error(`no dossier on ${subject}`)
  dossiers.set(subject, parsed.dossier)
  return parsed.dossier
}

export function plainDossier(dossier: Dossier): Dossier {
  return {
    ...dossier,
    entities: [],
    claims: dossier.claims.map((claim) => ({ ...claim, phrasings: [], slots: [], marks: [] })),
  }
}
