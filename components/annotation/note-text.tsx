import { MarkdownText, type Own } from '@/components/ui/markdown-text'
import { OutsideLink } from '@/components/ui/outside-link'

/** A note as its Markdown says; its links go to the web or nowhere. */
export function NoteText({ note }: { note: string }) {
  return (
    <div className="mine">
      <MarkdownText text={note} own={own} />
    </div>
  )
}

const own: Own = {
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
