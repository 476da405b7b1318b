import type { NoteColor as Color } from '@/lib/annotations/types'
import { t } from '@/lib/i18n/t'

/** A note's colour: a paper tab with its name. No verdict looks like it, in shape or in place. */
export function NoteColor({ color }: { color: Color }) {
  return (
    <span className="note-color">
      <ColorTab color={color} /> {t(`library.color.${color}`)}
    </span>
  )
}

/** The tab alone; its name must stand beside it. */
export function ColorTab({ color }: { color: Color }) {
  return <i className={`tab ${color}`} aria-hidden="true" />
}
