import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredClaim } from '@/lib/dossier/authoring'
import { parseDossierText } from '@/lib/dossier/load'
import type { Dossier } from '@/lib/dossier/schema'
import type { Judged } from '@/lib/match/core'
import { readText } from '@/scripts/cli/read-text'
import type { LabelledArticle, Triple } from '@/scripts/eval/labels'
import { articlesOf, triplesOf } from '@/scripts/eval/run-sets'
import { loadDossierFolder } from '@/scripts/load-dossier-folder'

/** A dossier with labelled texts about its subject. */
export interface Subject {
  name: string
  dossier: Dossier
  articles: LabelledArticle[]
  changed: LabelledArticle[]
  triples: Triple[]
}

export interface Material {
  /** The bundled dossier, the same with every other phrasing, and the same with its claims' texts alone. */
  rich: Dossier
  half: Dossier
  plain: Dossier
  own: Subject
  claims: AuthoredClaim[]
  others: Subject[]
}

/** All that the training reads. */
export async function loadMaterial(): Promise<Material> {
  const loaded = await loadDossierFolder('dossier/karpathy')
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.file}: ${p.message}`).join('\n'))
  const { dossier, authored } = loaded
  return {
    rich: dossier,
    half: evenPhrasings(dossier),
    plain: textOnly(dossier),
    own: {
      name: 'karpathy',
      dossier,
      articles: articlesOf('articles'),
      changed: articlesOf('changed'),
      triples: triplesOf(),
    },
    claims: authored.claims.flatMap(({ content }) => content.claims),
    others: readdirSync(OTHER, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => otherSubject(name))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }
}

const OTHER = 'tests/eval/other'

function otherSubject(name: string): Subject {
  const parsed = parseDossierText(readFileSync(join(OTHER, name, 'dossier.json'), 'utf8'))
  if (!parsed.ok) throw new Error(parsed.reason)
  const at = `other/${name}`
  return {
    name,
    dossier: parsed.dossier,
    articles: articlesOf(`${at}/articles`),
    changed: articlesOf(`${at}/changed`),
    triples: triplesOf(`${at}/edits.jsonl`),
  }
}

/** As a portable dossier comes: no phrasings, no slots, no list of entities. */
function textOnly(dossier: Dossier): Dossier {
  return {
    ...dossier,
    entities: [],
    claims: dossier.claims.map((claim) => ({ ...claim, phrasings: [], slots: [], marks: [] })),
  }
}

/** Every other phrasing is left out of the index, so that it can stand for what others write. */
function evenPhrasings(dossier: Dossier): Dossier {
  return {
    ...dossier,
    claims: dossier.claims.map((claim) => ({ ...claim, phrasings: claim.phrasings.filter((_, i) => i % 2 === 0) })),
  }
}

/** The phrasings that `half` does not have, without the marks of their slots. */
export const oddPhrasings = (claim: AuthoredClaim): string[] =>
  claim.phrasings.filter((_, i) => i % 2 === 1).map(unmarked)

export const unmarked = (text: string): string => text.replace(/\{\d+\|([^}]*)\}/g, '$1')

/** The sentences of an article as the engine judges them, each with the label of the sentence that it mostly is. */
export function* labelled(
  judge: (article: { text: string; date?: string }) => Iterable<Judged>,
  article: LabelledArticle,
): Generator<{ judged: Judged; sentence: LabelledArticle['sentences'][number] }> {
  for (const judged of judge(readText(article.text).article)) {
    const shared = (s: { start: number; end: number }): number =>
      Math.min(judged.reading.end, s.end) - Math.max(judged.reading.start, s.start)
    const sentence = [...article.sentences].sort((a, b) => shared(b) - shared(a))[0]
    if (sentence && shared(sentence) > 0) yield { judged, sentence }
  }
}
