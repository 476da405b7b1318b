import type { PageState } from '@/lib/messaging/protocol'
import type { Book } from '@/components/claim/book'
import { Say } from '@/components/ui/say'
import type { PageActions } from './page-actions'

export interface QuietPageProps {
  page: PageState | null
  book: Book
  everySite: boolean | null
  actions: PageActions
}

/** What the room says when there are no findings to show: not asked yet, not about the subject, not readable. */
export function QuietPage({ page, book, everySite, actions }: QuietPageProps) {
  switch (page?.status) {
    case 'off-subject':
      return (
        <>
          <Say
            lead={`This page does not mention ${book.subject.name}.`}
            actions={
              <>
                <a className="btn" href="#/dossier">
                  Open the dossier
                </a>
                <CheckAgain actions={actions} />
              </>
            }
          >
            <p className="second">Claimlight has one dossier, on that subject. It read nothing further here.</p>
          </Say>
          <ReadingAlong everySite={everySite} />
        </>
      )
    case 'other-language':
      return (
        <>
          <Say
            lead={page.message ?? 'Claimlight reads English. This page seems to be in another language.'}
            actions={
              <>
                <a className="btn main" href="#/check">
                  Check a text
                </a>
                <CheckAgain actions={actions} />
              </>
            }
          >
            <p className="second">You can paste a translation instead.</p>
          </Say>
          <ReadingAlong everySite={everySite} />
        </>
      )
    case 'error':
      return (
        <>
          <Say
            lead="This page could not be read."
            actions={
              <>
                <a className="btn main" href="#/check">
                  Check a text
                </a>
                <CheckAgain actions={actions} />
              </>
            }
          >
            <p className="second">
              {page.message ?? 'The browser does not let extensions read its own pages or the PDF viewer.'} You can
              paste the text instead.
            </p>
          </Say>
          <footer className="foot">Your notes are safe.</footer>
        </>
      )
    default:
      return (
        <>
          <Say
            lead="Claimlight reads a page only when you ask."
            actions={
              <>
                <button type="button" className="btn main" onClick={actions.check}>
                  Check this page
                </button>
                {everySite === false && (
                  <button type="button" className="btn" onClick={actions.readEverySite}>
                    Read along on every site
                  </button>
                )}
              </>
            }
          >
            {page?.message !== undefined && <p role="status">{page.message}</p>}
            <p className="second">What it reads stays in this browser. Nothing is sent anywhere.</p>
          </Say>
          <footer className="foot">
            {everySite === true ? (
              <>
                Claimlight reads along on every site. Open a page, or <a href="#/settings">change this</a>.
              </>
            ) : (
              'The browser asks before it allows every site. You can take it back in the settings.'
            )}
          </footer>
        </>
      )
  }
}

function CheckAgain({ actions }: { actions: PageActions }) {
  return (
    <button type="button" className="btn" onClick={actions.check}>
      Try again
    </button>
  )
}

function ReadingAlong({ everySite }: { everySite: boolean | null }) {
  if (everySite === null) return null
  return (
    <footer className="foot">
      {everySite ? 'Claimlight reads along on every site.' : 'Claimlight reads a page only when you ask.'}{' '}
      <a href="#/settings">Change</a>
    </footer>
  )
}
