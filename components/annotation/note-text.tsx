import { lazy, Suspense } from 'react'
import type { OwnElements } from '@/components/ui/markdown-text'
import { OutsideLink } from '@/components/ui/outside-link'

/** The parser is larger than all of the panel's own code, and most pages have no note. */
const MarkdownText = lazy(() =>
  import('@/components/ui/markdown-text').then((part) => ({ default: part.MarkdownText })),
)

/** A note as its Markdown says; its links go to the web or nowhere. */
export function NoteText({ note }: { note: string }) {
  return (
    <div className="mine">
      {/* The words as they were typed hold the place meanwhile. */}
      <Suspense fallback={<p>{note}</p>}>
        <MarkdownText text={note} own={own} />
      </Suspense>
    </div>
  )
}

const own: OwnElements = {
  // The panel's own headings are no place for those of a note.
  heading: (children) => (
    <p>
      <strong>{children}</strong>
    </p>
  ),
  link: (children, to) => <OutsideLink url={to}>{children}</OutsideLink>,
  // A reader who starts a new line means one.
  keepsLines: true,
}
