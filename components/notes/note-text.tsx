import { lazy, Suspense } from 'react'
import type { ElementRenderers } from '@/components/ui/markdown-text'
import { OutsideLink } from '@/components/ui/text'
import type { NoteColor as Color } from '@/lib/schema/note-colors'
import { t } from '@/lib/i18n/t'

/** The parser is larger than the rest of the panel, and most pages have no note. */
const MarkdownText = lazy(() =>
  import('@/components/ui/markdown-text').then((part) => ({ default: part.MarkdownText })),
)

/** A note rendered as Markdown, links only to the web; nothing for a highlight without words. */
export function NoteText({ note }: { note: string }) {
  if (note.trim() === '') return null
  return (
    <div className="mine">
      {/* The plain text is shown while the parser loads. */}
      <Suspense fallback={<p>{note}</p>}>
        <MarkdownText text={note} renderers={noteElements} />
      </Suspense>
    </div>
  )
}

const noteElements: ElementRenderers = {
  // Headings of notes must not appear among the panel's own headings.
  heading: (children) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  link: (children, to) => <OutsideLink url={to}>{children}</OutsideLink>,
  // Line breaks of the user are kept.
  keepsLines: true,
}

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
