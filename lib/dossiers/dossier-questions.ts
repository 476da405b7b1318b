import { plainWords } from '@/lib/dossier/format/plain-words'
import type { AuthoredClaim, AuthoredSource } from '@/lib/dossier/format/authoring'
import { ClaimIds } from '@/lib/dossier/format/claim-id'
import { relationOf, statementPartsOf } from '@/lib/research/align-claims'
import { readAuthored, readDossier } from '@/lib/dossiers/data/read'

export interface ClaimFormDossier {
  id: string
  name: string
  /** Names of the subject of the dossier, which are not proposed as details of a claim. */
  subjectNames: readonly string[]
  topics: readonly string[]
  sources: readonly AuthoredSource[]
  questions: readonly string[]
}

export interface ClaimFormData extends ClaimFormDossier {
  edited: { claim: AuthoredClaim; topic: string } | null
}

export async function claimFormData(id: string, claim: string | null): Promise<ClaimFormData | null> {
  const content = await readAuthored(id)
  if (!content) return null
  const { subject, topics, sources, research } = content
  const questions = research?.questions.flatMap(({ state, asks }) => (state === 'open' ? asks : [])) ?? []
  const [edited = null] = topics.flatMap(({ topic, claims }) =>
    claims.flatMap((one) => (one.id === claim ? { claim: one, topic } : [])),
  )
  const names = { name: subject.name, subjectNames: [subject.name, ...subject.aliases] }
  return { id, ...names, topics: topics.map(({ topic }) => topic), sources, questions, edited }
}

export async function freshClaimId(id: string, text: string): Promise<string> {
  const ids = new ClaimIds()
  for (const { claims } of (await readAuthored(id))?.topics ?? []) for (const one of claims) ids.fromGiven(one.id)
  return ids.fromText(text)
}

/** Returns the claims with these ids, claims that say the same, and claims with another value for the same thing. */
export async function relatedClaims(id: string, text: string, ids: readonly string[]) {
  const { claims = [], subject } = (await readDossier(id)) ?? {}
  const wanted = new Set(ids)
  const byId = new Map(claims.filter((claim) => wanted.has(claim.id)).map((claim) => [claim.id, claim]))
  const words = plainWords(text)
  const names = subject === undefined ? [] : [subject.name, ...subject.aliases]
  const statement = statementPartsOf(text, names)
  const near = claims
    .filter((claim) => hasHalfOfWords(words, plainWords(claim.text)))
    .map((claim) => ({ claim, relation: relationOf(statement, statementPartsOf(claim.text, names)) }))
  const related = (to: string) => near.flatMap(({ claim, relation }) => (relation === to ? idAndTextOf(claim) : []))
  return {
    equal: [...claims.filter((claim) => plainWords(claim.text) === words).map(idAndTextOf), ...related('same')],
    other: related('other-value'),
    byId: ids.flatMap((one) => byId.get(one) ?? []).map(idAndTextOf),
  }
}

/** Tells whether a text has half of the words of another; a filter, because parsing all claims would take too long. */
function hasHalfOfWords(words: string, of: string): boolean {
  const own = new Set(words.split(' '))
  const others = of.split(' ')
  return others.filter((word) => own.has(word)).length * 2 >= others.length
}

export interface AlikeClaim {
  id: string
  text: string
}

function idAndTextOf({ id, text }: AlikeClaim): AlikeClaim {
  return { id, text }
}
