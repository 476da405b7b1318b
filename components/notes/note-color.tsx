import type { NoteColor as Color } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'

/** A note's colour and tags. The colour is a paper tab with its name, which differs from all verdicts in shape and place. */
export function NoteLabels({ color, tags }: { color: Color | null; tags: readonly string[] }) {
  return (
    <>
      {color !== null && (
        <span className="note-color">
          <ColorTab color={color} /> {t(`library.color.${color}`)}
        </span>
      )}
      <NoteTags of={tags} />
    </>
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
