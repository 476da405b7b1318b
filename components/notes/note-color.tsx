import type { NoteColor as Color } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'

/** A note's colour: a paper tab with its name. It differs from all verdicts in shape and place. */
export function NoteColorLabel({ color }: { color: Color }) {
  return (
    <span className="note-color">
      <ColorTab color={color} /> {t(`library.color.${color}`)}
    </span>
  )
}

/** The tab alone; the caller must show its name. */
export function ColorTab({ color }: { color: Color }) {
  return <i className={`tab ${color}`} aria-hidden="true" />
}

export function NoteTags({ of }: { of: readonly string[] }) {
  return of.map((tag) => (
    <span key={tag} className="tag">
      {tag}
    </span>
  ))
}
