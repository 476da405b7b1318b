import { bundledDossier } from '@/lib/dossier/format/bundled'
import type { Dossier } from '@/lib/dossier/format/schema'
import { bundledIndex } from '@/lib/dossiers/data/bundled-index'
import type { LinkingNet } from '@/lib/engine/link/net/linking-net'
import { createArticleScorer, type ArticleScorer } from '@/lib/engine/score-article'

const scorers = new Map<Dossier, ArticleScorer>()

/** Returns the scorer of a dossier, made once. @param net other weights than those that ship; one for all calls */
export function scorerOf(dossier: Dossier, net?: LinkingNet): ArticleScorer {
  const index = dossier === bundledDossier ? bundledIndex : undefined
  const scorer = scorers.get(dossier) ?? createArticleScorer(dossier, index, net)
  scorers.set(dossier, scorer)
  return scorer
}
