import type { Ref } from 'react'
import type { Finding } from '@/lib/schema/finding'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { ConnectHintIfNoModel } from '@/components/check/finding/model-check-of'
import { ButtonLink } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { richText } from '@/components/ui/rich'
import { outgoingDataText, type OutgoingData } from '@/components/ui/outgoing-data'
import { findingStates, outcomes } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import { WelcomePicture } from './picture'
import sample from './sample.json'
import { FindingContext } from '@/components/check/context/finding-context'
import { FindingItem } from '@/components/check/finding/finding-item'

export interface WelcomeProps {
  book: DossierBook
  sampleRef: Ref<HTMLElement>
  /** Findings of the sample; null until it is checked. */
  findings: readonly Finding[] | null
  hasFailed: boolean
  open: number | null
  onOpen: (start: number | null) => void
  choice: ReadingChoiceProps
  /** Data that leaves the browser by itself; null until it is known. */
  outgoingData: OutgoingData | null
  /** Whether reading with a model is on. */
  asksModel: boolean
}

/** The welcome page: what the extension does, one choice, visible without scrolling, and a sample to try. */
export function WelcomeView({ book, sampleRef, findings, hasFailed, open, onOpen, choice, ...promise }: WelcomeProps) {
  return (
    <FindingContext value={{ book, isLinked: false }}>
      <header className="bar">
        <Icon name="logo" className="logo" />
        <strong>{t('extension.name')}</strong>
      </header>
      <main>
        <section className="opening" aria-labelledby="lead">
          <div>
            <h1 className="lead" id="lead">
              {t('welcome.lead')}
            </h1>
            <p>{t('welcome.about')}</p>
            <div className="actions">
              {EXAMPLE_MARKS.map(([id, name]) => (
                <ButtonLink
                  key={id}
                  label={t('welcome.example', { name: t(name) })}
                  href={`/sidepanel.html#/dossiers/add?example=${id}`}
                />
              ))}
            </div>
            <p className="text-muted">
              {t('welcome.offline')} {t('welcome.english')} {outgoingDataText(promise.outgoingData, promise.asksModel)}
            </p>
          </div>
          <WelcomePicture />
        </section>
        <section aria-labelledby="choose">
          <h2 className="head" id="choose">
            {t('reading.choose')}
          </h2>
          <ReadingChoice {...choice} />
          <p className="text-muted">
            {richText('reading.takeBack', { a: (words) => <a href="/sidepanel.html#/settings">{words}</a> })}
          </p>
        </section>
        <section aria-labelledby="try">
          <h2 className="head" id="try">
            {t('welcome.try')}
          </h2>
          <p className="text-muted">
            {t('welcome.bundled', {
              subject: book.subject.name,
              claims: t('count.claims', book.claims.length),
              sources: t('count.sources', book.sources.length),
            })}{' '}
            {t('welcome.tryAbout')}
          </p>
          <dl className="signs">
            {findingStates.map((state) => (
              <div key={state} className={state}>
                <dt className="word">
                  <Icon name={outcomes[state].sign} />{' '}
                  <span className={outcomes[state].shownBy === null ? undefined : `whole ${state}`}>
                    {t(`state.${state}`)}
                  </span>
                </dt>
                <dd>{t(`welcome.means.${state}`)}</dd>
              </div>
            ))}
          </dl>
          <div className="beside">
            <SampleArticle ref={sampleRef} label={t('welcome.sample')} />
            <div className="stand-in">
              <div className="list-head">
                <h3>{t('page.findings')}</h3>
              </div>
              {findings === null ? (
                <p role="status" className="text-muted waiting">
                  {hasFailed ? t('welcome.failed') : t('welcome.checking')}
                </p>
              ) : (
                <ol role="list" aria-label={t('page.findings')}>
                  {/* Findings as in the panel, without what needs the panel's views or a page. */}
                  {findings.map((finding) => (
                    <FindingItem
                      key={finding.start}
                      finding={finding}
                      compact
                      open={finding.start === open}
                      current={finding.start === open}
                      onToggle={(start) => onOpen(start === open ? null : start)}
                    />
                  ))}
                </ol>
              )}
            </div>
          </div>
        </section>
        <section aria-labelledby="where">
          <h2 className="head" id="where">
            {t('welcome.where')}
          </h2>
          <ul className="places">
            <li>{t('welcome.toolbarButton')}</li>
            <li>{t('welcome.rightClick')}</li>
            <li>{t('welcome.panel')}</li>
          </ul>
          <ConnectHintIfNoModel settings="/sidepanel.html#/settings" />
        </section>
      </main>
    </FindingContext>
  )
}

/** Evidence to try without a connection (`lib/dossiers/examples.ts`), with the message that names it. */
const EXAMPLE_MARKS = [
  ['halleys-comet', 'welcome.comet'],
  ['apollo-11', 'welcome.moonFlight'],
] as const

export interface ReadingChoiceProps {
  /** Every site is on: setting and permission together; null while unknown. */
  everySite: boolean | null
  /** The browser refused the last request. */
  refused: boolean
  /** Called in the click handler, as browsers require. */
  onEverySite: () => void
  onAsk: () => void
}

/** The only question of the first run. Each answer names its permission before requesting it. */
function ReadingChoice({ everySite, refused, onEverySite, onAsk }: ReadingChoiceProps) {
  const isEvery = everySite === true
  const choices = [
    { name: t('settings.everySite'), about: t('reading.everyAbout'), isChosen: isEvery, onChoose: onEverySite },
    { name: t('reading.ask'), about: t('reading.askAbout'), isChosen: !isEvery, onChoose: onAsk },
  ]
  return (
    <div role="group" aria-labelledby="choose" className="ways">
      {choices.map(({ name, about, isChosen, onChoose }) => (
        <div key={name} className="way">
          <button type="button" aria-pressed={isChosen} onClick={onChoose}>
            <span className="name">{name}</span>
            <span className="text-muted">{about}</span>
          </button>
        </div>
      ))}
      <p role="status" className="text-muted">
        {refused && !isEvery ? t('settings.everySiteRefused') : ''}
      </p>
    </div>
  )
}

/**
 * A few sample sentences: some as in the dossier, one with another year, one that is open, one that the dossier does
 * not cover. Always in English, the checked language.
 */
function SampleArticle({ ref, label }: { ref: Ref<HTMLElement>; label: string }) {
  return (
    <article ref={ref} className="sample" lang="en" aria-label={label}>
      <h3 className="title">{sample.title}</h3>
      {sample.paragraphs.map((words) => (
        <p key={words}>{words}</p>
      ))}
      <ul>
        {sample.list.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </article>
  )
}
