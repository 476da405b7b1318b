import { readFileSync } from 'node:fs'
import type { Dossier } from '@/lib/dossier/format/schema'
import { articlesOf } from '@/tools/lab/eval/run-sets'
import type { Name } from './names'

/** Read as a file: importing it as a module takes each test file a second. */
const compiled = readFileSync('dossier/karpathy/compiled.json', 'utf8')
export const bundledDossier = JSON.parse(compiled) as Dossier
/** Every sixth claim: an engine of the whole takes over a second. */
export const bundledSixth: Dossier = { ...bundledDossier, claims: bundledDossier.claims.filter((_, i) => i % 6 === 0) }

/** The bundled dossier's subject, and the articles on him of `tests/eval`: as published, and with details changed. */
export const KARPATHY: Name = ['Andrej', 'Karpathy']
export const published = articlesOf('articles').map(({ text }) => text)
export const changed = articlesOf('changed').map(({ text }) => text)

/** All words of the dossier and the articles, which an invented name must not contain. */
export const bundledWords = [compiled, ...published, ...changed]
