import { readFileSync } from 'node:fs'
import type { Dossier } from '@/lib/dossier/format/schema'
import { articlesOf } from '@/packages/lab/eval/run-sets'
import type { Name } from './names'

/** Read as a file, because importing it as a module takes a second in each test file. */
const compiled = readFileSync('dossier/karpathy/compiled.json', 'utf8')
export const bundledDossier = JSON.parse(compiled) as Dossier
/** The bundled dossier with every sixth claim: an engine for all claims takes over a second to create. */
export const bundledSixth: Dossier = { ...bundledDossier, claims: bundledDossier.claims.filter((_, i) => i % 6 === 0) }

/** The subject of the bundled dossier, and the published and changed articles on him from `tests/eval`. */
export const KARPATHY: Name = ['Andrej', 'Karpathy']
export const published = articlesOf('articles').map(({ text }) => text)
export const changed = articlesOf('changed').map(({ text }) => text)

/** The dossier and the articles: an invented name must not contain their words. */
export const bundledWords = [compiled, ...published, ...changed]
