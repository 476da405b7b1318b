import type { Claim, Dossier } from '@/lib/dossier/format/schema'
import { analysedClaims } from '@/lib/engine/analyse/analysed-claims'
import { buildGazetteer } from '@/lib/engine/analyse/gazetteer'
import type { ParsedSentence } from '@/lib/engine/analyse/parsed-sentence'
import { readPairCached } from '@/lib/engine/reader/shared-reader'
import { inWordsOf, statementOf, withSubject } from '@/lib/engine/reader/statement'
import { fold } from '@/lib/text/fold'
import { numbersOf } from '@/lib/text/numbers'
import { wordsOf } from '@/lib/text/words'
import { exchangesDoers } from './composed-of'
import { createSentenceParser } from './page-reader'
import { APPROXIMATE_WORDS } from '@/lib/research/align-claims'
import { contentStems } from '@/lib/research/shared-stems'

/**
 * Returns the judge that is the engine: its reader finds a claim in a passage, in a sentence of it, or behind the
 * sentence before. Numbers stand in digits, and pronouns are filled.
 */
export function engineJudge({ research: _, ...dossier }: Dossier) {
  const { name } = dossier.subject
  const heading = `${name}\n`
  const gazetteer = buildGazetteer(dossier)
  const parse = createSentenceParser(dossier, gazetteer)
  const read = (text: string) => parse({ text: heading + text }).filter(({ end }) => end > heading.length)
  return (claim: string, passage: string, before = ''): boolean => {
    const stated = read(inDigits(claim))
    const text = inDigits(passage)
    const [known] = analysedClaims({ ...dossier, claims: [{ ...PASSAGE, text }] }, gazetteer)
    if (known === undefined) return false
    const filled = (sentences: readonly ParsedSentence[]): string => {
      const words = sentences.map((sentence) => inWordsOf(known, sentence, name)).join(' ')
      return withSubject(words, name) === words ? words : withSubject(words.replace(SUBJECT_PRONOUN, name), name)
    }
    const last = read(before).slice(-1)
    const own = read(before + text).filter(({ end }) => end > heading.length + before.length + 1)
    // Only the sentence before shows what "it" is.
    const isUnknown = PRONOUN.test(passage) && !last[0]?.mentionsSubject
    const parts = own.flatMap((sentence, at) => [sentence.text, `${own[at - 1]?.text ?? ''} ${sentence.text}`])
    const sentences = read(filled(own)).map((sentence) => sentence.text)
    const texts = isUnknown
      ? [`${last[0]?.text ?? ''} ${text}`]
      : [
          text,
          filled(own),
          [...last.map((sentence) => filled([sentence])), filled(own)].join(' '),
          ...sentences,
          ...parts.filter((part) => !PRONOUN.test(part)),
        ].map((part) => withSubject(part, name))
    // Words in quotation marks belong to what their own sentence names.
    const quoted = fold(QUOTED.exec(claim)?.[1] ?? '')
    const worded = stated.map((sentence) => statementOf(sentence, name, known)).join(' ')
    // An exact number is also an approximate one, which the reader doubts.
    const statement = APPROXIMATE_WORDS.test(text) ? worded : worded.replace(ABOUT, '')
    const said = read(statement)
    const stems = contentStems(said)
    const shared = (part: string): number => wordsOf(part).filter(({ stem }) => stems.has(stem)).length
    const isOn = (part: string): boolean =>
      quoted === '' || (fold(part).includes(quoted) && !SEVERAL_SENTENCES.test(part))
    const [whole = '', ...rest] = new Set(texts.filter(isOn))
    const nearest = rest.sort((a, b) => shared(b) - shared(a) || a.length - b.length).slice(0, MOST_READ)
    return [whole, ...nearest].some(
      (part) =>
        readPairCached(part, statement).says >= LEAST_SAID &&
        !exchangesDoers(said, read(part.replace(SUBJECT_PRONOUN, name))),
    )
  }
}

/** Most parts of a passage that are read with a claim, those with most of its words first. */
const MOST_READ = 4
const ABOUT = /\b(?:about|around|some|roughly|approximately) (?=\d)/gi

const QUOTED = /["“]([^"”]+)["”]/

/** Returns a text with numbers above one in digits: the reader compares "forty-eight" with no 48. */
const inDigits = (text: string): string =>
  numbersOf(fold(text)).reduceRight(
    (all, { start, end, value, to, vague }) =>
      to === undefined && vague === 'exact' && value > 1 && /^\p{L}[\p{L} -]*$/u.test(text.slice(start, end))
        ? all.slice(0, start) + value.toLocaleString('en') + all.slice(end)
        : all,
    text,
  )

/** A pronoun of a text that names the subject nowhere. */
const SUBJECT_PRONOUN = /\b(?:[Hh]e|[Ss]he|[Ii]t)\b/
const PRONOUN = /^(?:He|She|It|They|His|Her|Its|Their)\b/
const PASSAGE: Claim = {
  id: 'passage',
  topic: '',
  text: '',
  status: 'established',
  sources: [],
  notes: [],
  marks: [],
  slots: [],
  phrasings: [],
}

/** Least probability, by the reader, that a text says a claim; chosen on `develop.txt` and `carried.txt` of `tests/eval/research`. */
const LEAST_SAID = 0.82
const SEVERAL_SENTENCES = /[.!?]["”]? \p{Lu}/u
