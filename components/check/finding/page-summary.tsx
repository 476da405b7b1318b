import { sayStateCounts } from '@/lib/details/say'
import { countState } from '@/lib/details/tally'
import type { Finding } from '@/lib/schema/finding'
import { t } from '@/lib/i18n/t'

/** A text with what was found in it, from a page or from the user. */
export interface CheckedTextState {
  /** In reading order. */
  findings: readonly Finding[]
  muted?: readonly Finding[]
  sentences: number
  checked: number
  isDone: boolean
  textLength: number
  blockStarts: readonly number[]
}

/** The progress of a check; after it, what the counts of the filter cannot say. */
export function PageSummary({ text, nothing }: { text: CheckedTextState; nothing: string }) {
  const { findings, sentences, checked, isDone } = text
  if (!isDone) {
    return (
      <>
        <p className="label">
          {sentences === 0 ? t('page.starting') : t('page.checked', checked, { of: t('count.sentences', sentences) })}
        </p>
        <progress className="only-read" aria-label={t('page.progress')} max={Math.max(1, sentences)} value={checked} />
      </>
    )
  }
  if (findings.length === 0) return <p className="lead">{nothing}</p>
  const answered = findings.length - countState('uncovered', findings)
  if (sentences < FEW_SENTENCES || answered * ENOUGH > sentences) return null
  return (
    <p className="label">
      {t('page.little', findings.length, { of: t('count.sentences', sentences), answered: String(answered) })}
    </p>
  )
}

/** A shorter text can be seen at a glance. */
const FEW_SENTENCES = 10
/** The dossier has at least one in so many sentences of a text that it is on. */
const ENOUGH = 4

/** Announced once, politely, when checking ends. */
export function announcement({ isDone, findings }: CheckedTextState): string {
  return isDone ? t('page.ended', { counts: sayStateCounts(findings) || t('page.nothing') }) : ''
}
