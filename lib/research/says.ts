import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { statementOf, withSubject } from '@/lib/engine/reader/statement'
import { exchangesDoers } from './composed-of'

/** Returns the judge that is the engine: its reader finds a claim in a passage whose pronouns are filled, or in a clause of it. */
export function engineJudge({ research: _, ...dossier }: Dossier) {
  const { name } = dossier.subject
  const heading = `${name}\n`
  const gazetteer = buildGazetteer(dossier)
  const read = (text: string): ParsedSentence[] =>
    Array.from(analyseArticle({ text: heading + text }, dossier, gazetteer), ({ reading }) => reading).filter(
      ({ end }) => end > heading.length,
    )
  return (claim: string, passage: string, before = ''): boolean => {
    const [stated, earlier] = [read(claim), read(before)]
    const [known] = analysedClaims({ ...dossier, claims: [{ ...PASSAGE, text: passage }] }, gazetteer)
    if (known === undefined) return false
    const join = (sentences: readonly ParsedSentence[]): string =>
      sentences.map((sentence) => statementOf(sentence, name, known)).join(' ')
    const last = earlier.at(-1)
    // Only the sentence before shows what "it" is.
    const isUnknown = PRONOUN.test(passage) && !last?.mentionsSubject
    const start = heading.length + before.length
    const filled = isUnknown
      ? `${last?.text ?? ''} ${passage}`
      : join(read(before + passage).filter(({ end }) => end > start + 1))
    const said = read(filled)
    if (exchangesDoers(stated, said)) return false
    const clauses = isUnknown
      ? []
      : said.flatMap((sentence) => clausesOf(sentence)).map((text) => withSubject(text, name))
    const statement = join(stated)
    return [filled, ...clauses].some((text) => readPairCached(text, statement).says >= LEAST_SAID)
  }
}

/** Returns the clauses of a sentence that has several, without the words that join them. */
const clausesOf = ({ text, start, clauses }: ParsedSentence): string[] =>
  clauses.length < 2
    ? []
    : clauses.map((clause) =>
        text.slice(clause.start - start, clause.end - start).replace(/^[\s,;]*(?:and|but|while)\b/, ''),
      )

const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)\b/
const PASSAGE: Claim = {
  ...{ id: 'passage', topic: '', text: '', status: 'established', sources: [], notes: [], marks: [], slots: [] },
  phrasings: [],
}

/** Least probability, by the reader, that a passage says a claim; chosen on `tests/eval/research/develop.txt`. */
const LEAST_SAID = 0.7
