import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuthoredClaim } from '@/lib/dossier/authoring'
import type { Dossier } from '@/lib/dossier/schema'
import { parseDossierText } from '@/lib/dossier/load'
import { createCore, type Core, type Judged } from '@/lib/match/core'
import { articlesOf, triplesOf } from '@/scripts/eval/run-sets'
import type { LabelledArticle } from '@/scripts/eval/labels'
import { readText } from '@/scripts/cli/read-text'
import { loadDossierFolder } from '@/scripts/load-dossier-folder'
import type { Example } from './logistic'

/** A dossier as the engine sees it, with labelled texts about its subject. */
export interface Set {
  name: string
  core: Core
  articles: LabelledArticle[]
  changed: LabelledArticle[]
  triples: ReturnType<typeof triplesOf>
  /** How much its examples count: the same texts seen with a poorer dossier count less. */
  weight: number
}

/** What the training reads: the bundled dossier, the same with its claims' texts alone, and one other subject. */
export async function loadSets(): Promise<{
  rich: Set
  plain: Set
  other: Set
  aside: Set
  half: Core
  claims: AuthoredClaim[]
}> {
  const loaded = await loadDossierFolder('dossier/karpathy')
  if (!loaded.ok) throw new Error(loaded.problems.map((p) => `${p.file}: ${p.message}`).join('\n'))
  const { dossier, authored } = loaded
  const own = { articles: articlesOf('articles'), changed: articlesOf('changed'), triples: triplesOf('triples.jsonl') }
  return {
    rich: { name: 'rich', core: createCore(dossier), ...own, weight: 1 },
    plain: { name: 'plain', core: createCore(textOnly(dossier)), ...own, weight: 0.6 },
    other: otherSet('hopper'),
    aside: otherSet('hassabis'),
    half: createCore(evenPhrasings(dossier)),
    claims: authored.claims.flatMap(({ content }) => content.claims),
  }
}

function otherSet(name: string): Set {
  const parsed = parseDossierText(readFileSync(join('tests/eval/other', name, 'dossier.json'), 'utf8'))
  if (!parsed.ok) throw new Error(parsed.reason)
  const at = `other/${name}`
  return {
    name,
    core: createCore(parsed.dossier),
    articles: articlesOf(`${at}/articles`),
    changed: articlesOf(`${at}/changed`),
    triples: triplesOf(`${at}/edits.jsonl`),
    weight: 1,
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

/** The sentences of an article as the engine judges them, each with the label of the sentence that it mostly is. */
export function* labelled(
  core: Core,
  article: LabelledArticle,
): Generator<{ judged: Judged; sentence: LabelledArticle['sentences'][number] }> {
  for (const judged of core.judgeArticle(readText(article.text).article)) {
    const shared = (s: { start: number; end: number }): number =>
      Math.min(judged.reading.end, s.end) - Math.max(judged.reading.start, s.start)
    const sentence = [...article.sentences].sort((a, b) => shared(b) - shared(a))[0]
    if (sentence && shared(sentence) > 0) yield { judged, sentence }
  }
}

export type { Example }
