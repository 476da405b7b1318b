import { isInDoubt, type Book } from '@/components/claim/book'
import { StatusWord } from '@/components/claim/confidence'
import { formatAsOf } from '@/components/ui/format-date'
import { MarkdownText, type Own } from '@/components/ui/markdown-text'
import { OutsideLink } from '@/components/ui/outside-link'
import { Say } from '@/components/ui/say'
import { count } from '@/components/ui/words'
import { Crumbs } from './crumbs'
import { everything, placeHref } from './place'
import { TierBars } from './tier-bars'

/** What a newcomer should read first: the dossier's own summary, then how to read its marks. */
export function Introduction({ book }: { book: Book }) {
  if (book.introduction === '') {
    return (
      <Say
        lead="This dossier has no introduction."
        actions={
          <a className="btn" href="#/dossier">
            Open the dossier
          </a>
        }
      />
    )
  }
  const doubts = book.claims.filter(isInDoubt).length
  const corrected = book.claims.filter(({ correction }) => correction).length
  const looking = (show: 'doubt' | 'corrected') => placeHref({ at: 'claims', looking: { ...everything, show } })
  return (
    <article className="block introduction">
      <Crumbs />
      <h1 className="lead">
        <strong>{book.subject.name}</strong>
      </h1>
      <p className="second facts">
        Introduction. As of {formatAsOf(book.asOf)}: nothing here knows of what came later.
      </p>
      <div className="prose">
        <MarkdownText text={book.introduction} own={own} />
        <h2>How to read the dossier</h2>
        <p>
          The dossier is cut into {count(book.claims.length, 'claim')}, one statement each. Every claim has a status.
          Most are established. <a href={looking('doubt')}>{doubts} are in doubt</a>: <StatusWord status="uncertain" />{' '}
          means that the evidence is thin, <StatusWord status="conflicting" /> that the sources disagree.{' '}
          {corrected > 0 && <a href={looking('corrected')}>{corrected} carry a correction</a>}
          {corrected > 0 && ': a source of the dossier shows that its text is not right, and the claim says which.'}
        </p>
        <h2>How the tiers work</h2>
        <p>
          A tier says how near a source stands to what it tells of, not whether it is right. A primary source can be
          mistaken about a date; a blog can have it right. Each claim shows its sources with their tiers, the best
          first.
        </p>
      </div>
      <TierBars book={book} />
    </article>
  )
}

const own: Own = {
  heading: (children, level) => (level <= 2 ? <h2>{children}</h2> : <h3>{children}</h3>),
  link: (children, to) =>
    /^#\/(claim|dossier)\b/.test(to) ? <a href={to}>{children}</a> : <OutsideLink url={to}>{children}</OutsideLink>,
  keepsLines: false,
}
