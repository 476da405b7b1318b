import type { Verdict } from '@/lib/schema/verdicts'
import { readFileSync } from 'node:fs'

/** A detail of an annotated sentence; offsets into the article's text. */
export interface MarkedDetail {
  start: number
  end: number
  verdict: 'agrees' | 'differs' | 'open'
  claim?: string
  kind?: string
  dossier?: string
}

type MarkedLabel = Verdict | 'none'

export interface MarkedSentence {
  start: number
  end: number
  label: MarkedLabel
  /** The sentence has parts that the dossier does not cover. */
  partial: boolean
  claims: string[]
  details: MarkedDetail[]
  /** Words outside the details were not looked at: nothing is known of them. */
  unmarked?: boolean
}

export interface MarkedArticle {
  id: string
  text: string
  date?: string
  /** Each sentence is separate, as typed by a person. */
  isSeparate: boolean
  sentences: MarkedSentence[]
}

/** Returns the sentence that contains more than half of a range. */
export function sentenceAt({ sentences }: MarkedArticle, start: number, end: number): MarkedSentence | undefined {
  return sentences.find((sentence) => Math.min(sentence.end, end) - Math.max(sentence.start, start) > (end - start) / 2)
}

export function citedClaimsOf({ claims, details }: MarkedSentence): string[] {
  return [...claims, ...details.flatMap(({ claim }) => claim ?? [])]
}

const LABEL_OF_LETTER: Record<string, MarkedLabel> = {
  S: 'supported',
  P: 'supported',
  C: 'contradicted',
  D: 'disputed',
  U: 'unverified',
  N: 'none',
}
const DETAIL_MARK = /\[([^\]|]+)\|([^\]|]+)\]|\{([^}|]+)\|([^}|]+)\|([^}|]+)\|([^}|]+)\}|<([^<>]+)>/g
const SENTENCE_END = /[\p{P}]\s*$/u
const SENTENCE_LINE = /^([SPCDUN]) (.*?)(?: @([\w., -]+))?$/

/**
 * Reads an annotated article; its form is described in data/README.md.
 *
 * @throws Error with the file's name when a line has no label
 */
export function readMarked(file: string, id: string): MarkedArticle {
  return parseMarked(readFileSync(file, 'utf8').split('\n'), file, id).article
}

/**
 * Returns up to three copies of an annotated article in which edits replace lines; only the edited lines count as
 * sentences. The edits are divided among the copies, so that most of each text stays unchanged.
 *
 * @param edits pairs of line number, counted from 1, and new line
 */
export function readEdited(file: string, id: string, edits: readonly (readonly [number, string])[]): MarkedArticle[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return Array.from({ length: Math.min(edits.length, COPIES_OF_ARTICLE) }, (_, copy) => {
    const own = new Map(edits.filter((__, i) => i % COPIES_OF_ARTICLE === copy))
    const { article, lineOf } = parseMarked(
      lines.map((line, i) => own.get(i + 1) ?? line),
      file,
      id,
    )
    return { ...article, sentences: article.sentences.filter((_, i) => own.has(lineOf[i] ?? 0)) }
  })
}
const COPIES_OF_ARTICLE = 3

function parseMarked(lines: readonly string[], file: string, id: string) {
  const article: MarkedArticle = { id, text: '', isSeparate: false, sentences: [] }
  const lineOf: number[] = []
  for (const [i, line] of lines.entries()) {
    if (line.startsWith('#')) {
      const [, key, value = ''] = /^# (\w+): *(.*)/.exec(line) ?? []
      if (key === 'date' && /^\d{4}(-\d\d){0,2}$/.test(value)) article.date = value
      if (key === 'style' && value.includes('single claims')) article.isSeparate = true
      if (key === 'title') article.text += `${value}\n\n`
    } else if (!line.trim()) {
      if (article.text) article.text = `${article.text.trimEnd()}\n\n`
    } else {
      addSentence(line, article, file)
      lineOf.push(i + 1)
    }
  }
  article.text = `${article.text.trimEnd()}\n`
  return { article, lineOf }
}

function addSentence(line: string, article: MarkedArticle, file: string): void {
  const [, letter = '', raw = '', by = ''] = SENTENCE_LINE.exec(line) ?? []
  const label = LABEL_OF_LETTER[letter]
  if (!label) throw new Error(`${file}: no label: ${line.slice(0, 60)}`)
  // A heading is a paragraph of its own on a page: joined with the next sentence, it would share the verdict of that one.
  if (article.text && !article.text.endsWith('\n')) article.text += SENTENCE_END.test(article.text) ? ' ' : '\n\n'
  const start = article.text.length
  const details: MarkedDetail[] = []
  let markedTo = 0
  for (const m of raw.matchAll(DETAIL_MARK)) {
    article.text += raw.slice(markedTo, m.index)
    const words = m[1] ?? m[3] ?? m[7] ?? ''
    const place = { start: article.text.length, end: article.text.length + words.length }
    article.text += words
    markedTo = m.index + m[0].length
    if (m[1]) details.push({ ...place, verdict: 'agrees', claim: m[2]?.trim() ?? '' })
    else if (m[3])
      details.push({
        ...place,
        verdict: 'differs',
        claim: m[4]?.trim() ?? '',
        kind: m[5]?.trim() ?? '',
        dossier: m[6]?.trim() ?? '',
      })
    else details.push({ ...place, verdict: 'open' })
  }
  article.text += raw.slice(markedTo)
  const claims = by.split(/[, ]+/).filter(Boolean)
  article.sentences.push({ start, end: article.text.length, label, partial: letter === 'P', claims, details })
}
