import type { Span } from '@/lib/dossier/readers/readable'
import { citedBy, type MarkedArticle } from '@/tools/lab/train/marked'
import type { LabelledArticle, Triple } from './labels'
import type { CheckedSentence, CheckedFinding } from './score-details'
import { shiftSpan, valueWords, wrongWords } from './words'

/** Names of the kinds of details that differ between the sets. */
const SAME_KIND: Record<string, string> = { organisation: 'org', antonym: 'opposite' }

type FindFindings = (text: string) => readonly CheckedFinding[]

/** A sentence of a set that marks no details and changes none. */
function sentenceIn(text: string, { start, end }: Span, subject: readonly string[]) {
  const values = valueWords(text.slice(start, end), subject).map((span) => shiftSpan(span, start))
  return { text, start, end, values, changed: false, wrongDetails: [], right: [], uncovered: [] }
}

/** Articles as they are labelled, without changed details. */
export function articleSentences(
  articles: readonly LabelledArticle[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  return articles.flatMap(({ id, text, sentences }) =>
    sentences.map(({ label, also, sources, ...place }) => ({
      ...sentenceIn(text, place, subject),
      ...{ id: `${id} [${place.start},${place.end})`, label, also, sources, findings: findFindings(text) },
    })),
  )
}

/** Articles with changed details and their originals, with the same sentences in the same order. */
export function changedSentences(
  changed: readonly LabelledArticle[],
  originals: readonly LabelledArticle[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  const originalOf = new Map(originals.map((article) => [article.id, article]))
  return changed.flatMap((article) => {
    const { id, text, sentences } = article
    const original = originalOf.get(id.replace(/(?:m|-changed)$/, ''))
    if (original?.sentences.length !== sentences.length) throw new Error(`${id} has no original of as many sentences`)
    return articleSentences([article], subject, findFindings).map((sentence, i): CheckedSentence => {
      const { slot: kind = 'kind not given', dossier = '' } = sentences[i] ?? {}
      const before = original.sentences[i] ?? { start: 0, end: 0 }
      const [was, is] = [original.text.slice(before.start, before.end), text.slice(sentence.start, sentence.end)]
      const wordSpans = wrongWords(was, is).map((span) => shiftSpan(span, sentence.start))
      const isWrong = was !== is && sentence.label === 'contradicted'
      return {
        ...{ ...sentence, changed: was !== is, sources: undefined },
        wrongDetails: isWrong ? [{ kind: SAME_KIND[kind] ?? kind, wordSpans, dossier }] : [],
      }
    })
  })
}

/** Returns the sentences of the triples, each as a separate text. */
export function tripleSentences(
  triples: readonly Triple[],
  subject: readonly string[],
  findFindings: FindFindings,
): CheckedSentence[] {
  return triples.flatMap(({ id, edit, base, edited, trap, slots, also, trapLabel }) => {
    const alone = (part: string, text: string): Omit<CheckedSentence, 'label'> => ({
      ...sentenceIn(text, { start: 0, end: text.length }, subject),
      ...{ id: `${id}.${part}`, findings: findFindings(text) },
    })
    const wrong = { kind: SAME_KIND[edit] ?? edit, wordSpans: wrongWords(base, edited), dossier: slots.dossier }
    const all: CheckedSentence[] = [
      { ...alone('base', base), label: 'supported', also },
      { ...alone('edited', edited), label: 'contradicted', also, changed: true, wrongDetails: [wrong] },
    ]
    if (trap !== undefined) all.push({ ...alone('trap', trap), label: trapLabel ?? 'unverified' })
    return all
  })
}

/** Returns the sentences of an annotated text whose details were marked by hand. */
export function markedSentences(
  { id, text, sentences }: MarkedArticle,
  subject: readonly string[],
  findings: readonly CheckedFinding[],
): CheckedSentence[] {
  return sentences.map((sentence) => {
    const { start, end, label, details } = sentence
    const spanOf = (span: Span): Span => ({ start: span.start, end: span.end })
    return {
      ...sentenceIn(text, sentence, subject),
      ...{ id: `${id} [${start},${end})`, label, findings, claims: citedBy(sentence) },
      wrongDetails: details
        .filter(({ verdict }) => verdict === 'differs')
        .map((d) => ({ kind: d.kind ?? 'kind not given', wordSpans: [spanOf(d)], dossier: d.dossier ?? '' })),
      right: details.filter(({ verdict }) => verdict === 'agrees').map(spanOf),
      uncovered: details.filter(({ verdict }) => verdict === 'open').map(spanOf),
    }
  })
}
