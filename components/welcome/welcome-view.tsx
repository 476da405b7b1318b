import type { Ref } from 'react'
import type { Finding } from '@/lib/match/types'
import type { Book } from '@/components/claim/book'
import { readingWords } from '@/components/settings/reading-words'
import { Icon } from '@/components/ui/icon'
import { verdictWord, verdicts } from '@/components/ui/words'
import { Picture } from './picture'
import { ReadingChoice, type ReadingChoiceProps } from './reading-choice'
import { SampleArticle } from './sample-article'
import { SampleFindings } from './sample-findings'
import { welcomeWords as words } from './welcome-words'

export interface WelcomeViewProps {
  book: Book
  sample: Ref<HTMLElement>
  /** Null until the sample is checked. */
  findings: readonly Finding[] | null
  hasFailed: boolean
  open: number | null
  onOpen: (start: number | null) => void
  choice: ReadingChoiceProps
}

/** The page of the first run: what it does, a place to try it, and one choice. */
export function WelcomeView({ book, sample, findings, hasFailed, open, onOpen, choice }: WelcomeViewProps) {
  return (
    <>
      <header className="bar">
        <Icon name="logo" className="logo" />
        <strong>Claimlight</strong>
      </header>
      <main>
        <section className="opening" aria-labelledby="lead">
          <div>
            <h1 className="lead" id="lead">
              {words.lead}
            </h1>
            <p>{words.about(book.subject.name)}</p>
            <p className="second">{words.private}</p>
          </div>
          <Picture />
        </section>
        <section aria-labelledby="signs">
          <h2 className="head" id="signs">
            {words.signs}
          </h2>
          <dl className="signs">
            {verdicts.map((verdict) => (
              <div key={verdict} className={verdict}>
                <dt className="word">
                  <Icon name={verdict} /> <span className="mark">{verdictWord[verdict]}</span>
                </dt>
                <dd>{words.means[verdict]}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="try">
          <h2 className="head" id="try">
            {words.try}
          </h2>
          <p className="second">{words.tryAbout}</p>
          <div className="beside">
            <SampleArticle ref={sample} label={words.sample} />
            <div className="stand-in">
              <div className="list-head">
                <h3>{words.findings}</h3>
              </div>
              {findings === null ? (
                <p role="status" className="second waiting">
                  {hasFailed ? words.failed : words.checking}
                </p>
              ) : (
                <SampleFindings findings={findings} book={book} open={open} onOpen={onOpen} label={words.findings} />
              )}
            </div>
          </div>
        </section>
        <section aria-labelledby="choose">
          <h2 className="head" id="choose">
            {readingWords.choose}
          </h2>
          <ReadingChoice {...choice} />
          <p className="second">
            {readingWords.takeBack} <a href="/sidepanel.html#/settings">{readingWords.settings}</a>.
          </p>
        </section>
        <section aria-labelledby="where">
          <h2 className="head" id="where">
            {words.where}
          </h2>
          <ul className="places">
            {words.places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
          <div className="actions">
            <a className="btn" href="/sidepanel.html#/dossier">
              {words.openDossier}
            </a>
          </div>
        </section>
      </main>
    </>
  )
}
