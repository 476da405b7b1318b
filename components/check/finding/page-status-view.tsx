import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react'
import type { CheckStatus, EvidenceOffer, PageState } from '@/lib/schema/page-state'
import { usePanel } from '@/components/panel/panel-context'
import { readPageAsEvidence } from '@/components/dossiers/read-page'
import { compareAnyway } from '@/lib/check/compared-anyway'
import { checkPageOf } from '@/lib/check/from-panel'
import { callBackground } from '@/lib/messaging/call'
import { switchOff, type OffScope } from '@/lib/platform/switched-off'
import { EmptyState, Loading, ReadingPage } from '@/components/ui/section'
import { ConnectHintIfNoModel } from '@/components/model/model-check-of'
import { useInstalledDossiers } from '@/components/book/dossier-of'
import { Button, ButtonLink } from '@/components/ui/button'
import { richText } from '@/components/ui/text'
import { distinctNameOf, isReadFrom, wordsOfMainNames } from '@/lib/dossiers/data/dossier-name'
import type { InstalledDossier } from '@/lib/dossiers/data/types'
import { screenHref } from '@/lib/dossiers/data/screen-href'
import { joinWithAnd } from '@/lib/i18n/lists'
import { t } from '@/lib/i18n/t'
import { isOfSite } from '@/lib/platform/sites'
import { isWebAddress } from '@/lib/text/urls'

const CitedPages = lazy(() => import('./cited-pages'))

interface PageStatusViewProps {
  /** The scope in which Claimlight is switched off for this page; null where it is on. */
  off: OffScope | null
  /** The user's notes on the page. */
  children?: ReactNode
}

/** The page view without findings: not checked yet, not about the subject, not readable. */
export function PageStatusView({ off, children }: PageStatusViewProps) {
  const { page, access, isReading, settings } = usePanel()
  const { everySite } = settings
  const { sites } = settings.settings
  if (off !== null) {
    return (
      <EmptyState
        lead={t(`off.isOff.${off}`)}
        actions={
          <Button kind="main" label={t('off.turnOn')} onClick={() => void switchOff(off, page?.url ?? '', false)} />
        }
        about={t('off.about')}
      />
    )
  }
  if (isReading) return <ReadingPage />
  if (page === null && (access === null || everySite === null)) return null
  const status = page?.status ?? (access === 'closed' ? 'closed' : undefined)
  const foot = footerOf(status, everySite, page !== null && sites.some((site) => isOfSite(site, page.url)))
  return (
    <>
      <StatusWords />
      {status !== 'closed' && children}
      {foot !== null && <footer className="foot">{foot}</footer>}
    </>
  )
}

/** Reason why there are no findings, and what the user can do. */
function StatusWords() {
  const { tabId, page, access, settings } = usePanel()
  const { everySite } = settings
  const checkText = <ButtonLink kind="main" label={t('pageStatus.checkText')} href="#/check" />
  const tryAgain = <Button label={t('pageStatus.tryAgain')} onClick={() => checkPageOf(tabId)} />
  const isOpen = access === 'open'
  const closed = (
    <EmptyState
      lead={page?.message ?? t('pageStatus.closedPage')}
      actions={
        <>
          {checkText}
          {page !== null && mayBeOpened(page.url) && tryAgain}
        </>
      }
      {...(isOfBrowser(page?.url ?? '') && { about: t('pageStatus.closedAbout') })}
    />
  )
  switch (page?.status) {
    case 'off-subject':
      return <PageWithoutEvidence page={page} />
    case 'other-language':
      return (
        <EmptyState
          lead={page.message ?? t('pageStatus.otherLanguage')}
          actions={checkText}
          about={t('pageStatus.pasteTranslation')}
        >
          <ConnectHintIfNoModel />
        </EmptyState>
      )
    case 'no-text':
      return (
        <EmptyState lead={page.message ?? t('pageStatus.noText')} actions={checkText}>
          <p>{t(page.isPdf === true ? 'pageStatus.noPdfInstead' : 'pageStatus.noTextInstead')}</p>
          <p className="text-muted">{t('pageStatus.staysHere')}</p>
        </EmptyState>
      )
    case 'closed':
      return closed
    case 'error':
      return (
        <EmptyState
          lead={t('pageStatus.error')}
          actions={
            <>
              {checkText}
              {tryAgain}
            </>
          }
        >
          <p className="text-muted">
            {page.message ?? t('pageStatus.errorAbout')} {t('pageStatus.pasteText')}
          </p>
        </EmptyState>
      )
    default:
      if (access === 'closed') return closed
      return (
        <EmptyState
          lead={t(everySite === true ? 'pageStatus.notChecked' : 'pageStatus.notAsked')}
          actions={
            <>
              {isOpen && <Button kind="main" label={t('pageStatus.checkPage')} onClick={() => checkPageOf(tabId)} />}
              {isOpen && <EvidenceButton url={page?.url ?? ''} />}
              {everySite === false && (
                <Button kind="bare" label={t('pageStatus.readEverySite')} onClick={() => settings.setEverySite(true)} />
              )}
            </>
          }
        >
          {access === 'after-click' && <p role="status">{t('pageStatus.notYet')}</p>}
          <p className="text-muted">{t('pageStatus.staysHere')}</p>
        </EmptyState>
      )
  }
}

/** A page that none of the evidence is about: it can be evidence itself. */
function PageWithoutEvidence({ page: { url, id, message, answers = [] } }: { page: PageState }) {
  const all = useInstalledDossiers()
  const installed = all.filter(({ isOn }) => isOn)
  const off = all.length - installed.length
  const evidence = installed.find((dossier) => isReadFrom(dossier, url))
  const names = installed.map((dossier) => distinctNameOf(dossier, installed)).join(', ')
  const isMain = evidence === undefined && answers.length === 0
  const next = evidence && t('evidence.next', evidence.claims, { subject: nameInWords(evidence.subject) })
  const { tabId } = usePanel()
  const [found, setFound] = useState<{ url: string; offer: EvidenceOffer | null } | null>(null)
  const isLookedFor = evidence === undefined
  useEffect(() => {
    let isShown = true
    const find = async (): Promise<void> => {
      const reply = await callBackground('offer-evidence', { tabId })
      if (isShown) setFound({ url, offer: reply.ok ? reply.value.offer : null })
    }
    if (isLookedFor) void find()
    return () => {
      isShown = false
    }
  }, [url, id, isLookedFor, tabId])
  const offer = found?.offer ?? null
  // Until it is known, no button stands first that another one would take the place of.
  if (isLookedFor && found?.url !== url) return <Loading />
  return (
    <>
      {offer === null ? (
        <EmptyState
          lead={next ?? message ?? t('pageStatus.noEvidence')}
          actions={
            <>
              <EvidenceButton url={url} kind={isMain ? 'main' : undefined} isChat={answers.length > 0} />
              {evidence && <ButtonLink kind="bare" label={t('adding.open')} href={screenHref(evidence.id)} />}
            </>
          }
        >
          {evidence && <p>{t('evidence.ownPage')}</p>}
          {!evidence && names !== '' && (
            <p className="text-muted">
              {richText('pageStatus.comparedWith', { names: <a href="#/dossiers">{names}</a> })}
            </p>
          )}
          {!evidence && off > 0 && (
            <p className="text-muted">
              <a href="#/dossiers">{t('pageStatus.switchedOff', off)}</a>
            </p>
          )}
        </EmptyState>
      ) : (
        <EmptyState
          lead={sayOffer(offer)}
          about={sayShared(offer)}
          actions={
            <>
              <CompareAnyway offer={offer} />
              <EvidenceButton url={url} isChat={answers.length > 0} />
            </>
          }
        />
      )}
      <Suspense>{answers.length > 0 && <CitedPages answers={answers} />}</Suspense>
    </>
  )
}

/** Returns what other pages have to name: the names of an event, where a page on it has no subject of one name. */
const nameInWords = ({ name, main }: InstalledDossier['subject']): string =>
  main === undefined ? name : wordsOfMainNames(main)

/** Evidence that the page may be about, in the answer to a selection on it. */
export function OfferedEvidence({ offer }: { offer: EvidenceOffer }) {
  return (
    <>
      <p className="reason">{sayOffer(offer)}</p>
      <p className="text-muted">{sayShared(offer)}</p>
      <div className="actions">
        <CompareAnyway offer={offer} />
      </div>
    </>
  )
}

function CompareAnyway({ offer }: { offer: EvidenceOffer }) {
  const { page, question, onDone } = usePanel()
  const { learns, name } = offer
  const compare = async () => {
    const says = learns ? t('evidence.nameLearned', { learns, name }) : t('evidence.comparedAnyway', { name })
    const shown = page ?? question
    if (shown !== null) onDone(says, await compareAnyway(shown.url, offer))
  }
  const kind = isOnlyNamed(offer) ? undefined : 'main'
  return <Button kind={kind} label={t('pageStatus.compareAnyway')} onClick={() => void compare()} />
}

/** Whether a page has the subject's name and nothing else of the evidence. */
const isOnlyNamed = ({ shared }: EvidenceOffer): boolean => shared.length === 0

const sayOffer = (offer: EvidenceOffer): string =>
  t(isOnlyNamed(offer) ? 'pageStatus.isNamed' : 'pageStatus.mayBeAbout', { name: offer.name })

/** Says which names both have, so that the user can judge whether the page is about the evidence. */
const sayShared = (offer: EvidenceOffer): string =>
  isOnlyNamed(offer) ? t('pageStatus.onlyName') : t('pageStatus.bothName', { names: joinWithAnd(offer.shared) })

/** Whether a page is the browser's own or its store's; their addresses are not always known. */
const isOfBrowser = (url: string): boolean => !/^(?:file|data|blob|view-source):/.test(url)

/** Whether the browser may have refused a page only for now: a web page, or one whose address is not known. */
const mayBeOpened = (url: string): boolean => url === '' || isWebAddress(url)

/**
 * Returns the foot: how pages come to be checked, or after an error that notes are safe; null for `no-text`.
 *
 * @param isOfReadSite the page is of a site that is checked automatically
 */
function footerOf(status: CheckStatus | undefined, everySite: boolean | null, isOfReadSite: boolean): ReactNode {
  switch (status) {
    case 'no-text':
      return null
    case 'error':
      return t('pageStatus.notesSafe')
    case 'off-subject':
    case 'other-language':
    case 'closed':
      return everySite === null ? null : (
        <>
          {t(everySite ? 'pageStatus.everySite' : `pageStatus.${isOfReadSite ? 'thisSite' : 'notAsked'}`)}{' '}
          <a href="#/settings">{t('pageStatus.change')}</a>
        </>
      )
    default:
      return everySite === true
        ? richText('pageStatus.everySiteOpen', { a: (words) => <a href="#/settings">{words}</a> })
        : t('pageStatus.browserAsks')
  }
}

interface EvidenceButtonProps {
  url: string
  kind?: 'main' | 'bare' | undefined
  /** Whether the page is a chat: what it states are the answers of an assistant. */
  isChat?: boolean
}

/** Reads the open page as evidence; if it is used already, reads it again. */
export function EvidenceButton({ url, kind, isChat = false }: EvidenceButtonProps) {
  const { tabId, adder } = usePanel()
  const isUsed = useInstalledDossiers().some((dossier) => isReadFrom(dossier, url))
  const use = isChat ? t('evidence.useAnswers') : t('evidence.usePage')
  return (
    <Button kind={kind} label={isUsed ? t('evidence.again') : use} onClick={() => readPageAsEvidence(adder, tabId)} />
  )
}
