import { collapseSpaces } from '@/lib/text/fold-words'
import type { Source } from '@/lib/dossier/format/schema'
import { t } from '@/lib/i18n/t'
import type { Finding } from '@/lib/schema/finding'
import type { Replacement } from './change'
import { movedSpan } from '@/lib/text/spans'

type ReplacedWords = Pick<Replacement, 'start' | 'end' | 'words'>

/** Returns a text with changes, which may come in any order. Of two changes on the same words the first counts. */
export function textWithChanges(text: string, changes: readonly ReplacedWords[]): string {
  let changed = ''
  let at = 0
  for (const { start, end, words } of changes.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    changed += text.slice(at, start) + words
    at = end
  }
  return changed + text.slice(at)
}

/** Returns a finding whose sentence has the new words; the details in their place are left out, the others moved. */
export function changedFinding(finding: Finding, changes: readonly ReplacedWords[]): Finding {
  const own = changes.filter(({ start, end }) => start >= finding.start && end <= finding.end)
  if (own.length === 0) return finding
  const within = own.map((words) => movedSpan(words, -finding.start))
  const moved = (at: number) =>
    own.reduce((sum, { start, end, words }) => (end <= at ? sum + words.length - (end - start) : sum), at)
  const quote = textWithChanges(finding.quote, within)
  const details = finding.details
    .filter((detail) => own.every(({ start, end }) => detail.end <= start || detail.start >= end))
    .map((detail) => ({ ...detail, start: moved(detail.start), end: moved(detail.end) }))
  return { ...finding, quote, end: finding.start + quote.length, details }
}

/** Returns the changes with marks such as "[1]" behind their words, and the list of sources for the end of the text. */
export function withFootnotes(text: string, changes: readonly Replacement[]): { changes: Replacement[]; list: string } {
  const marks = [...text.matchAll(/\[(\d{1,4})\]/g)].map(([, n]) => Number(n))
  const first = marks.reduce((most, n) => Math.max(most, n), 0) + 1
  const lines: string[] = []
  const marked = changes
    .toSorted((a, b) => a.start - b.start)
    .map((change) => {
      if (change.source === null) return change
      const line = sourceLine(change.source)
      if (!lines.includes(line)) lines.push(line)
      const [closing = ''] = CLOSING_QUOTE.exec(text.slice(change.end)) ?? []
      const words = `${change.words}${closing} [${first + lines.indexOf(line)}]`
      return { ...change, end: change.end + closing.length, words }
    })
  if (lines.length === 0) return { changes: marked, list: '' }
  const heading = sourcesAt(text) === -1 ? `\n${SOURCES_LINE}\n` : '\n'
  return { changes: marked, list: heading + lines.map((line, at) => `[${first + at}] ${line}`).join('\n') }
}

/** Matches the end of a quotation behind a value, after which its mark stands. */
const CLOSING_QUOTE = /^(?:[.,]?["”]|\s?»|['’](?!\p{L}))/u

/** Returns a text without the list of sources at its end: their titles are no statements of the text. */
export function withoutSources(text: string): string {
  const at = sourcesAt(text)
  return at === -1 ? text : text.slice(0, at)
}

/** Returns the offset of the list of sources that ends a text, as `withFootnotes` adds it; -1 where there is none. */
function sourcesAt(text: string): number {
  const at = text.lastIndexOf(SOURCES_LINE)
  return at !== -1 && SOURCES_LIST.test(text.slice(at + SOURCES_LINE.length - 1)) ? at : -1
}

/** The heading of the list. It is English, as the text is. */
const SOURCES_LINE = '\nSources\n'
const SOURCES_LIST = /^(?:\n+\[\d+\] .*)+\s*$/

/** Returns the changes as a list in plain text: the sentence, old and new words, the claim, the source. */
export function listOfChanges(title: string, changes: readonly ListedChange[]): string {
  const entries = changes.map(({ place, sentence, old, words, claim, source }, at) =>
    [
      `${at + 1}. ${place === '' ? '' : `${place}${t('detail.colon')} `}${collapseSpaces(sentence)}`,
      `- ${collapseSpaces(old)} → ${words}`,
      `- ${t('finding.evidence')}${t('detail.colon')} ${collapseSpaces(claim)}`,
      ...(source === null ? [] : [`- ${t('edits.source')}${t('detail.colon')} ${sourceLine(source)}`]),
    ].join('\n   '),
  )
  return [`# ${t('edits.of', { title: collapseSpaces(title) })}`, ...entries].join('\n\n') + '\n'
}

/** A change with the place of its sentence, such as "Paragraph 3"; empty if that is unknown. */
export interface ListedChange extends Replacement {
  place: string
}

/** Returns the changes whose new words a text still has, with letters of the sentence before or after them. */
export function changesIn<C extends Replacement>(text: string, changes: readonly C[]): C[] {
  return changes.filter(({ sentence, at, old, words }) => {
    const before = sentence.slice(0, at).slice(-CONTEXT_LENGTH)
    const after = sentence.slice(at + old.length).slice(0, CONTEXT_LENGTH)
    return text.includes(before + words) || text.includes(words + after)
  })
}

/** Letters of a sentence on each side of a change. */
const CONTEXT_LENGTH = 8

function sourceLine(source: Source): string {
  const { title, publisher, author, date, url } = source
  const from = [publisher ?? author, date].filter(Boolean).join(', ')
  return [title, from, url ?? ''].filter(Boolean).map(collapseSpaces).join('. ')
}
