import { collapseSpaces, lowerWordsOf } from '@/lib/text/fold-words'
import { stateOf } from '@/lib/details/state'
import { formatDate, localDay, formatLocalDay } from '@/lib/i18n/dates'
import { semicolon } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import type { Annotation } from '@/lib/schema/annotation'
import type { Finding } from '@/lib/schema/finding'
import type { NoteChange } from '@/lib/schema/note-change'
import type { WriterContext } from './exchange'

/** Returns what became of a note's words: 'Changed since your note of 24 November 2026: “was” → “is”.' */
export function sayChange(note: Annotation, change: NoteChange, findings: readonly Finding[]): string {
  const parts = change.parts.map(([was, is]) => `${quotedOrDash(was)} → ${quotedOrDash(is)}`).join(semicolon())
  return [sayChangeLead(note, change), parts === '' ? '' : `${parts}.`, sayMatch(change, findings)]
    .filter(Boolean)
    .join(' ')
}

/** Returns what became of a note's words, for an export; empty where they are still there or not looked for. */
export function sayExportedChange(note: Annotation, { changes }: Pick<WriterContext, 'changes'>): string {
  const change = changes?.get(note.id)
  return change ? sayChange(note, change, []) : ''
}

/** Returns the words before the old and new ones; a whole sentence where there are none. */
export function sayChangeLead(note: Annotation, { kind }: NoteChange): string {
  if (kind === 'gone') return t('changed.gone')
  return t(kind === 'deleted' ? 'changed.deleted' : 'changed.since', { date: formatLocalDay(note.created) })
}

/** Returns whether the new words match the dossier, if the page's finding is about them; else an empty text. */
export function sayMatch({ parts, anchor }: NoteChange, findings: readonly Finding[]): string {
  const { start = 0, end = 0 } = anchor?.position ?? {}
  const words = collapseSpaces(anchor?.quote.exact ?? '')
  const finding = findings.find((finding) => {
    const sentence = collapseSpaces(finding.quote)
    return finding.start < end && finding.end > start && (sentence.includes(words) || words.includes(sentence))
  })
  if (finding === undefined) return ''
  const isOn = (verdict: string) => (added: readonly string[]) =>
    finding.details.some(
      (detail) => detail.verdict === verdict && added.some((word) => lowerWordsOf(detail.article).includes(word)),
    )
  const added = parts.map(([was, is]) => lowerWordsOf(is).filter((word) => !lowerWordsOf(was).includes(word)))
  const state = stateOf(finding)
  if (state === 'supported' && added.length > 0 && added.every(isOn('agrees'))) return t('changed.matches')
  return state === 'contradicted' && added.some(isOn('differs')) ? t('changed.differs') : ''
}

export function changeForMail(note: Annotation, change: NoteChange): string {
  const { url, anchor } = note
  const values = {
    title: note.title || t('saved.untitled'),
    url,
    date: formatLocalDay(note.created),
    was: collapseSpaces(anchor?.quote.exact ?? ''),
  }
  if (change.kind !== 'changed') return t('changed.mailDeleted', values)
  return t('changed.mail', { ...values, now: collapseSpaces(change.anchor?.quote.exact ?? '') })
}

/** Returns the text of a note that moves to new words: it keeps the old ones. */
export function noteWithOldWords(note: Annotation, now: Date): string {
  const old = t('changed.noted', {
    date: formatDate(localDay(now)),
    quote: collapseSpaces(note.anchor?.quote.exact ?? ''),
  })
  return [note.note, old].filter((part) => part.trim() !== '').join('\n\n')
}

function quotedOrDash(words: string): string {
  return words === '' ? '–' : t('saved.quote', { quote: words })
}
