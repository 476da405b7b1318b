import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundledDossier } from '@/lib/dossier/bundled'
import { parseDossierText } from '@/lib/dossier/load'
import type { Dossier } from '@/lib/dossier/schema'
import type { Article } from '@/lib/schema/finding'
import { isHeldOut } from './held-out'
import { readMarked, type MarkedArticle } from './marked'

const DATA = 'scripts/train/data'

/** An annotated text and the dossier that it is checked against. */
export interface HeldOutText {
  dossier: Dossier
  article: MarkedArticle
}

/** The annotated texts that teach nothing. */
export interface HeldOutTexts {
  articles: HeldOutText[]
  claims: HeldOutText[]
  others: HeldOutText[]
  otherClaims: HeldOutText[]
}

export function readHeldOutTexts(): HeldOutTexts {
  const others = readdirSync(join(DATA, 'others'))
    .filter((name) => !name.includes('.') && isHeldOut(`${name}-`))
    .flatMap((name) => readFolder(`others/${name}`, name, readDossier(name)))
  return {
    articles: readFolder('karpathy', 'karpathy', bundledDossier),
    claims: readFolder('claims', 'claims', bundledDossier),
    others: others.filter(({ article }) => !article.single),
    otherClaims: others.filter(({ article }) => article.single),
  }
}

function readFolder(folder: string, prefix: string, dossier: Dossier): HeldOutText[] {
  return readdirSync(join(DATA, folder))
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => ({ file: join(DATA, folder, file), id: `${prefix}-${file.replace(/\.txt$/, '')}` }))
    .filter(({ id }) => isHeldOut(id))
    .map(({ file, id }) => ({ dossier, article: readMarked(file, id) }))
}

/** @throws Error where there is no dossier on the subject */
function readDossier(name: string): Dossier {
  const text = readOr(join(DATA, 'others', `${name}.dossier.json`)) ?? readOr(`tests/eval/other/${name}/dossier.json`)
  const parsed = text === null ? null : parseDossierText(text)
  if (!parsed?.ok) throw new Error(`no dossier on ${name}`)
  return parsed.dossier
}

function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The engine's input from an annotated text: all of it, or each sentence separately, with its position. */
export function piecesOf({ text, date, single, sentences }: MarkedArticle): { piece: Article; offset: number }[] {
  const dated = date === undefined ? {} : { date }
  if (!single) return [{ piece: { text, ...dated }, offset: 0 }]
  return sentences.map(({ start, end }) => ({ piece: { text: text.slice(start, end), ...dated }, offset: start }))
}
