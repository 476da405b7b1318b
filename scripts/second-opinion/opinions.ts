import type { Dossier } from '@/lib/dossier/schema'
import type { Finding } from '@/lib/schema/finding'
import { askForOpinion } from '@/lib/second-opinion/ask'
import { ModelError, type ModelFault, type ModelSession } from '@/lib/second-opinion/model'
import { claimIdsOf, questionOf, type Question } from '@/lib/second-opinion/question'
import type { Opinion, SecondOpinion } from '@/lib/second-opinion/read-answer'

/** A model that is ready, and where it is asked for. */
export interface ReadyModel {
  name: string
  /** The host, where it is not this computer. */
  remote: string | null
  session: ModelSession
  limitMs: number
}

/** The second opinion on one finding, as it is in the JSON. Offsets count as those of the finding do. */
export type ReportedOpinion = { model: string; remote?: string } & (
  { details: ReportedDetailOpinion[]; unusable: SecondOpinion['unusable'] } | { error: ModelFault; message?: string }
)

export interface ReportedDetailOpinion {
  start: number
  end: number
  opinion: Opinion
  /** The words of the sentence and of the claim that the model quotes, as they are there. */
  sentenceWords: string
  claim?: string
  claimWords?: string
}

/** The claims of a dossier, by id. */
export type ClaimsById = ReadonlyMap<string, Dossier['claims'][number]>

export function claimsById({ claims }: Dossier): ClaimsById {
  return new Map(claims.map((claim) => [claim.id, claim]))
}

/** The question on a finding; null where the engine found no claim. */
export function questionIn(finding: Finding, claims: ClaimsById): Question | null {
  return questionOf(
    finding,
    claimIdsOf(finding).flatMap((id) => claims.get(id) ?? []),
  )
}

/**
 * Asks for an opinion on each finding, one after the other; undefined where there is nothing to ask. An error is part of
 * the answer and does not stop the next question.
 *
 * @param locate gives the place of a range of the article in the file
 */
export async function opinionsOn(
  findings: readonly Finding[],
  { session, name, remote, limitMs }: ReadyModel,
  claims: ClaimsById,
  locate: (range: { start: number; end: number }) => { start: number; end: number },
): Promise<(ReportedOpinion | undefined)[]> {
  const reported: (ReportedOpinion | undefined)[] = []
  const head = { model: name, ...(remote === null ? {} : { remote }) }
  for (const finding of findings) {
    const question = questionIn(finding, claims)
    if (question === null) {
      reported.push(undefined)
      continue
    }
    try {
      const { details, unusable } = await askForOpinion(session, question, { limitMs })
      const located = details.map(({ detail, opinion, sentence, claim }): ReportedDetailOpinion => ({
        ...locate({ start: finding.start + detail.start, end: finding.start + detail.end }),
        opinion,
        sentenceWords: sentence.words,
        ...(claim === null ? {} : { claim: claim.id, claimWords: claim.words }),
      }))
      reported.push({ ...head, details: located, unusable })
    } catch (error) {
      if (!(error instanceof ModelError)) throw error
      reported.push({ ...head, error: error.fault, ...(error.detail === '' ? {} : { message: error.detail }) })
    }
  }
  return reported
}
