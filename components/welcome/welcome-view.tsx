import { Status } from '@/components/ui/section'
import { ConnectHintIfNoModel } from '@/components/model/model-check-of'
import { ButtonLink } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { Icon } from '@/components/ui/icon'
import { richText } from '@/components/ui/text'
import { outgoingDataText, type OutgoingData } from '@/components/ui/outgoing-data'
import { findingStates, outcomes } from '@/lib/details/state'
import { t } from '@/lib/i18n/t'
import type { Detail } from '@/lib/schema/finding'
import { FindingContext } from '@/components/check/context/finding-context'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { DetailRowView } from '@/components/check/finding/detail-rows'

interface WelcomeProps {
  choice: ReadingChoiceProps
  /** Data that leaves the browser by itself; null until it is known. */
  outgoingData: OutgoingData | null
  asksModel: boolean
}

/** The welcome page: the way from a trusted page to the first finding, an example of it, and one choice. */
export function WelcomeView({ choice, ...promise }: WelcomeProps) {
  const { everySite, refused, onEverySite, onAsk } = choice
  const isEvery = everySite === true
  const choices = [
    { name: t('settings.everySite'), about: t('reading.everyAbout'), isChosen: isEvery, onChoose: onEverySite },
    { name: t('reading.ask'), about: t('reading.askAbout'), isChosen: !isEvery, onChoose: onAsk },
  ]
  return (
    <>
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
            <ol className="steps">
              <li>{t('welcome.first')}</li>
              <li>{t('welcome.second')}</li>
            </ol>
            <div className="actions">
              {EXAMPLE_MARKS.map(([id, name, kind]) => (
                <ButtonLink
                  key={id}
                  kind={kind}
                  label={kind === 'main' ? t('welcome.example', { name: t(name) }) : t(name)}
                  aria-label={t('welcome.example', { name: t(name) })}
                  href={`/sidepanel.html#/dossiers/add?example=${id}`}
                />
              ))}
            </div>
            <p className="text-muted">
              {t('welcome.english')} {outgoingDataText(promise.outgoingData, promise.asksModel)}
            </p>
          </div>
          <WelcomePicture />
        </section>
        <section aria-labelledby="choose">
          <h2 className="head" id="choose">
            {t('reading.choose')}
          </h2>
          {/* The only question of the first run. Each answer names its permission before requesting it. */}
          <div role="group" aria-labelledby="choose" className="ways">
            {choices.map(({ name, about, isChosen, onChoose }) => (
              <div key={name} className="way">
                <button type="button" aria-pressed={isChosen} onClick={onChoose}>
                  <span className="name">{name}</span>
                  <span className="text-muted">{about}</span>
                </button>
              </div>
            ))}
            <Status className="text-muted">{refused && !isEvery ? t('settings.everySiteRefused') : ''}</Status>
          </div>
          <p className="text-muted">
            {richText('reading.takeBack', { a: (words) => <a href="/sidepanel.html#/settings">{words}</a> })}
          </p>
        </section>
        <Folded label={t('welcome.signs')}>
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
        </Folded>
        <Folded label={t('welcome.where')}>
          <ul className="places">
            <li>{t('welcome.toolbarButton')}</li>
            <li>{t('welcome.rightClick')}</li>
            <li>{t('welcome.panel')}</li>
          </ul>
          <ConnectHintIfNoModel settings="/sidepanel.html#/settings" />
        </Folded>
      </main>
    </>
  )
}

/** Evidence to try without a connection (`lib/dossiers/examples.ts`), with the message that names it. */
const EXAMPLE_MARKS = [
  ['halleys-comet', 'welcome.comet', 'main'],
  ['apollo-11', 'welcome.moonFlight', 'bare'],
] as const

interface ReadingChoiceProps {
  /** Every site is on: setting and permission together; null while unknown. */
  everySite: boolean | null
  /** The browser refused the last request. */
  refused: boolean
  /** Called in the click handler, as browsers require. */
  onEverySite: () => void
  onAsk: () => void
}

/** A picture of the function: a page, an underline, and both values. Built from the real components. */
function WelcomePicture() {
  const detail: Detail = {
    start: 0,
    end: 0,
    kind: 'date',
    verdict: 'differs',
    doubted: false,
    article: t('picture.article'),
    dossier: t('picture.dossier'),
    question: null,
    claim: null,
    slot: null,
  }
  return (
    <FindingContext value={{ book: NO_BOOK }}>
      <figure className="picture" role="img" aria-label={t('picture.label')}>
        <div className="leaf">
          <span className="label">{t('picture.page')}</span>
          <TextLines count={2} />
          <p className="told">{richText('picture.told', { b: (value) => <mark>{value}</mark> })}</p>
          <TextLines count={3} />
        </div>
        <svg className="ray" viewBox="0 0 40 40" aria-hidden="true">
          <path d="M0 20H32M25 12l8 8-8 8" />
        </svg>
        <div className="leaf contradicted">
          <span className="label">{t('picture.panel')}</span>
          <p className="word">
            <Icon name="contradicted" /> {t('state.contradicted')}
          </p>
          <ul className="rows">
            <DetailRowView row={{ detail, reading: 'differs' }} tier={null} />
          </ul>
          <p className="best">{t('picture.source')}</p>
        </div>
      </figure>
    </FindingContext>
  )
}

const NO_BOOK = createDossierBook({
  subject: { name: '', aliases: [], kind: 'term' },
  asOf: '',
  version: '',
  claims: [],
  sources: [],
  entities: [],
})

function TextLines({ count }: { count: number }) {
  return (
    <span className="bars">
      {Array.from({ length: count }, (_, i) => (
        <span key={i} />
      ))}
    </span>
  )
}
