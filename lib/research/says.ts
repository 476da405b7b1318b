import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { analyseArticle } from '@/lib/engine/analyse/analyse-article'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { inWordsOf, statementOf, withSubject } from '@/lib/engine/reader/statement'
import { exchangesDoers } from './composed-of'

/**
 * Returns the judge that is the engine: its reader finds a claim in a passage whose pronouns are filled, alone or behind
 * the sentence before it, or in a clause of it.
 */
export function engineJudge({ research: _, ...dossier }: Dossier) {
  const { name } = dossier.subject
  const heading = `${name}\n`
  const gazetteer = buildGazetteer(dossier)
  const read = (text: string): ParsedSentence[] =>
    Array.from(analyseArticle({ text: heading + text }, dossier, gazetteer), ({ reading }) => reading).filter(
      ({ end }) => end > heading.length,
    )
  return (claim: string, passage: string, before = ''): boolean => {
    const stated = read(claim)
    const [known] = analysedClaims({ ...dossier, claims: [{ ...PASSAGE, text: passage }] }, gazetteer)
    if (known === undefined) return false
    const filled = (sentences: readonly ParsedSentence[]): string => {
      const words = sentences.map((sentence) => inWordsOf(known, sentence, name)).join(' ')
      return withSubject(words, name) === words ? words : withSubject(words.replace(SUBJECT_PRONOUN, name), name)
    }
    const last = read(before).slice(-1)
    const own = read(before + passage).filter(({ end }) => end > heading.length + before.length + 1)
    // Only the sentence before shows what "it" is.
    const isUnknown = PRONOUN.test(passage) && !last[0]?.mentionsSubject
    const said = isUnknown ? [] : read(filled(own))
    if (exchangesDoers(stated, read(isUnknown ? passage : passage.replace(SUBJECT_PRONOUN, name)))) return false
    const statement = stated.map((sentence) => statementOf(sentence, name, known)).join(' ')
    const texts = isUnknown
      ? [`${last[0]?.text ?? ''} ${passage}`]
      : [
          filled(own),
          [...last.map((one) => filled([one])), filled(own)].join(' '),
          ...said.flatMap(partsOf).map((text) => withSubject(text, name)),
        ]
    return texts.some((text) => readPairCached(text, statement).says >= LEAST_SAID)
  }
}

/** Returns a sentence that names the subject, and the clauses of one that has several, without the words that join them. */
const partsOf = ({ text, start, clauses, mentionsSubject }: ParsedSentence): string[] => [
  ...(mentionsSubject ? [text] : []),
  ...(clauses.length < 2
    ? []
    : clauses.map((one) => text.slice(one.start - start, one.end - start).replace(JOINING, ''))),
]
const JOINING = /^[\s,;]*(?:and|but|while)\b/

/** A pronoun of a text that names the subject nowhere. */
const SUBJECT_PRONOUN = /\b(?:[Hh]e|[Ss]he|[Ii]t)\b/
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)\b/
const PASSAGE: Claim = {
  ...{ id: 'passage', topic: '', text: '', status: 'established', sources: [], notes: [], marks: [], slots: [] },
  phrasings: [],
}

/** Least probability, by the reader, that a passage says a claim; chosen on `tests/eval/research/develop.txt`. */
const LEAST_SAID = 0.82
