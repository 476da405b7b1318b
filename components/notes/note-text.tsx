import { lazy, Suspense } from 'react'
import type { ElementRenderers } from '@/components/ui/markdown-text'
import { OutsideLink } from '@/components/ui/text'

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
