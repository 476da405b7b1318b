import type { Span } from '@/lib/dossier/readers/readable'
import type { MarkedArticle } from '@/tools/lab/train/marked'
import type { LabelledArticle, Triple } from './labels'
import type { CheckedSentence, FoundDetails } from './score-details'
import { moved, valueWords, wrongWords } from './words'

/** Names of one kind that the sets call differently. */
const SAME_KIND: Record<string, string> = { organisation: 'org', antonym: 'opposite' }

export type TriplePart = 'base' | 'edited' | 'trap'

/** Articles as they are labelled, without changed details. */
export function articleSentences(
  articles: readonly LabelledArticle[],
  subject: readonly string[],
  found: (id: string) => readonly FoundDetails[],
): CheckedSentence[] {
  return articles.flatMap(({ id, text, sentences }) =>
    sentences.map(({ start, end, label, also, sources }) => ({
      ...{ id: `${id} [${start},${end})`, text, start, end, label, also, changed: false },
      ...{ wrong: [], right: [], uncovered: [], sources, findings: found(id) },
      values: valueWords(text.slice(start, end), subject).map((span) => moved(span, start)),
    })),
  )
}

/** Articles with changed details and their originals, with the same sentences in the same order. */
export function changedSentences(
  changed: readonly LabelledArticle[],
  originals: readonly LabelledArticle[],
  subject: readonly string[],
  found: (id: string) => readonly FoundDetails[],
): CheckedSentence[] {
  const originalOf = new Map(originals.map((article) => [article.id, article]))
  return changed.flatMap(({ id, text, sentences }) => {
    const original = originalOf.get(id.replace(/(?:m|-changed)$/, ''))
    if (original?.sentences.length !== sentences.length) throw new Error(`${id} has no original of as many sentences`)
    return sentences.map((sentence, i): CheckedSentence => {
      const { start, end, label, also } = sentence
      const before = original.sentences[i] ?? { start: 0, end: 0 }
      const [was, is] = [original.text.slice(before.start, before.end), text.slice(start, end)]
      const kind = sentence.slot ?? 'kind not given'
      return {
        ...{ id: `${id} [${start},${end})`, text, start, end, label, also },
        changed: was !== is,
        wrong:
          was !== is && label === 'contradicted'
            ? [
                {
                  kind: SAME_KIND[kind] ?? kind,
                  words: wrongWords(was, is).map((span) => moved(span, start)),
                  dossier: sentence.dossier ?? '',
                },
              ]
            : [],
        right: [],
        uncovered: [],
        values: valueWords(is, subject).map((span) => moved(span, start)),
        findings: found(id),
      }
    })
  })
}

/** The sentences of the triples, each a text of its own. */
export function tripleSentences(
  triples: readonly Triple[],
  subject: readonly string[],
  found: (id: string, part: TriplePart) => readonly FoundDetails[],
): CheckedSentence[] {
  return triples.flatMap(({ id, edit, base, edited, trap, slots, also, trapLabel }) => {
    const alone = (part: TriplePart, text: string): Omit<CheckedSentence, 'label'> => ({
      ...{ id: `${id}.${part}`, text, start: 0, end: text.length },
      ...{
        changed: false,
        wrong: [],
        right: [],
        uncovered: [],
        values: valueWords(text, subject),
        findings: found(id, part),
      },
    })
    const wrong = { kind: SAME_KIND[edit] ?? edit, words: wrongWords(base, edited), dossier: slots.dossier }
    const all: CheckedSentence[] = [
      { ...alone('base', base), label: 'supported', also },
      { ...alone('edited', edited), label: 'contradicted', also, changed: true, wrong: [wrong] },
    ]
    if (trap !== undefined) all.push({ ...alone('trap', trap), label: trapLabel ?? 'unverified' })
    return all
  })
}

/** The sentences of an annotated text with manually marked details. */
export function markedSentences(
  { id, text, sentences }: MarkedArticle,
  subject: readonly string[],
  findings: readonly FoundDetails[],
): CheckedSentence[] {
  return sentences.map(({ start, end, label, details, claims }) => {
    const spanOf = (span: Span): Span => ({ start: span.start, end: span.end })
    return {
      ...{ id: `${id} [${start},${end})`, text, start, end, label, changed: false },
      wrong: details
        .filter(({ verdict }) => verdict === 'differs')
        .map((d) => ({ kind: d.kind ?? 'kind not given', words: [spanOf(d)], dossier: d.dossier ?? '' })),
      right: details.filter(({ verdict }) => verdict === 'agrees').map(spanOf),
      uncovered: details.filter(({ verdict }) => verdict === 'open').map(spanOf),
      values: valueWords(text.slice(start, end), subject).map((span) => moved(span, start)),
      findings,
      claims: [...claims, ...details.flatMap(({ claim }) => claim ?? [])],
    }
  })
}
