import type { Dossier } from '@/lib/dossier/format/schema'
import { createEngine } from '@/lib/engine'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { whyUnproven } from './prove-sentence'
import { isStatedIn, namesSubject } from './stated-in'

/** Returns the judge that is the engine: a sentence of the passage states the claim, and has no other value. */
export function engineJudge({ research: _, ...dossier }: Dossier) {
  const heading = `${dossier.subject.name}\n`
  const gazetteer = buildGazetteer(dossier)
  const read = (text: string): ParsedSentence[] =>
    Array.from(analyseArticle({ text: heading + text }, dossier, gazetteer), ({ reading }) => reading).filter(
      ({ end }) => end > heading.length,
    )
  const { name } = dossier.subject
  /** Puts the subject for a pronoun that begins a passage, where the sentence before is on it, and on nobody else. */
  const withName = (passage: string, before: string): string => {
    const last = before.trim() === '' ? undefined : read(before).at(-1)
    const mayBe = PERSONAL.test(passage) ? last?.items.every(({ type }) => type !== 'person') : true
    const isOnSubject = last !== undefined && mayBe && namesSubject(last, name)
    return isOnSubject ? passage.replace(PRONOUN, (word) => (OWNER.test(word) ? `${name}'s` : name)) : passage
  }
  return (claim: string, passage: string, before = ''): boolean => {
    const sentences = read(withName(passage, before))
    if (!read(claim).every((own) => sentences.some((sentence) => isStatedIn(own, sentence)))) return false
    const known = { id: 'statement', topic: '', text: passage, status: 'established' as const, sources: [] }
    const beside = { ...dossier, claims: [{ ...known, notes: [], marks: [], slots: [], phrasings: [] }] }
    const { findings } = createEngine(beside).check({ text: heading + claim }, 'asked')
    return !findings.some(({ verdict }) => verdict === 'contradicted') && whyUnproven(beside, claim) === null
  }
}

const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)(?= \p{Ll})/u
const PERSONAL = /^(?:He|She|They|His|Her|Their)\b/
const OWNER = /^(?:His|Her|Its|Their)$/
