import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { statementOf, withSubject } from '@/lib/engine/reader/statement'
import { exchangesDoers } from './composed-of'

/** Returns the judge that is the engine: its reader finds a claim in a passage, alone or with the sentence before. */
export function engineJudge({ research: _, ...dossier }: Dossier) {
  const { name } = dossier.subject
  const heading = `${name}\n`
  const gazetteer = buildGazetteer(dossier)
  const read = (text: string): ParsedSentence[] =>
    Array.from(analyseArticle({ text: heading + text }, dossier, gazetteer), ({ reading }) => reading).filter(
      ({ end }) => end > heading.length,
    )
  return (claim: string, passage: string, before = ''): boolean => {
    const [stated, said, earlier] = [read(claim), read(passage), read(before)]
    const [known] = analysedClaims({ ...dossier, claims: [{ ...PASSAGE, text: passage }] }, gazetteer)
    if (known === undefined || exchangesDoers(stated, said)) return false
    const statement = stated.map((sentence) => statementOf(sentence, name, known)).join(' ')
    const last = earlier.at(-1)
    const inContext = `${last?.text ?? ''} ${passage}`
    // Only the sentence before shows what "it" is.
    const texts = PRONOUN.test(passage)
      ? [last?.mentionsSubject ? withSubject(inContext, name) : inContext]
      : [passage, inContext].map((text) => withSubject(text, name))
    return texts.some((text) => readPairCached(text, statement).says >= LEAST_SAID)
  }
}

const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)\b/
const PASSAGE: Claim = {
  ...{ id: 'passage', topic: '', text: '', status: 'established', sources: [], notes: [], marks: [], slots: [] },
  phrasings: [],
}

/** Least probability, by the reader, that a passage says a claim; chosen on `tests/eval/research/develop.txt`. */
const LEAST_SAID = 0.85
