import type { EvidenceFeature, PlainClaim } from './evidence-feature'
import { evidenceFeatures } from './evidence-list'

/** Fields of claims that features own. Their type names none of them: only the feature reads its own. */
export const claimFields: object = Object.fromEntries(
  evidenceFeatures.flatMap((feature) => Object.entries(feature.claimFields ?? {})),
)

/** Finds claims with the opinions of others in the data for machines of a page or file; undefined: it has none. */
export const findOpinions: NonNullable<EvidenceFeature['findOpinions']> = (...data) =>
  first((feature) => feature.findOpinions?.(...data))

/** Returns how a claim is marked that a page repeats only to call it something; undefined: no feature marks it. */
export const opinionOf = (
  page: string,
  words: string,
): ReturnType<NonNullable<EvidenceFeature['opinionOf']>> | undefined =>
  first((feature) => feature.opinionOf?.(page, words))

/** Whether a claim is in a dossier only because others have an opinion on it; then it is no evidence. */
export const hasOpinion = (claim: PlainClaim): boolean =>
  evidenceFeatures.some((feature) => feature.hasOpinion?.(claim))

/** Says the opinions on those of some claims that a sentence says; undefined: it says none of them. */
export const sayOpinion: NonNullable<EvidenceFeature['sayOpinion']> = (...asked) =>
  first((feature) => feature.sayOpinion?.(...asked))

function first<T>(ask: (feature: EvidenceFeature) => T | undefined): T | undefined {
  for (const feature of evidenceFeatures) {
    const answer = ask(feature)
    if (answer !== undefined) return answer
  }
  return undefined
}
