import type { PageActions } from '@/components/annotation/page-actions'
import '@/components/dossiers/dossiers.css'
import { screenHref } from '@/lib/dossiers/screen-href'
import type { InstalledDossier } from '@/lib/dossiers/types'
import { question as questionOf } from '@/lib/platform/session'
import type { PageState, Question } from '@/lib/schema/page-state'
import { AddScreen } from './dossiers/add-screen'
import type { Adder } from '@/lib/app/dossiers/add-dossier'
import { ClaimScreen } from './dossiers/claim-screen'
import { DossiersScreen } from './dossiers/dossiers-screen'
import { OwnScreen } from './dossiers/own-screen'
import type { DossiersRoute } from '@/lib/app/dossiers/dossiers-route'
import { usePageSource } from './dossiers/use-page-source'
import { pageOf, startOf } from '@/lib/app/dossiers/claim-form'
import type { Dossiers } from './dossiers/use-dossiers'

export interface DossiersScreensProps {
  place: DossiersRoute
  dossiers: Dossiers
  adder: Adder
  page: PageState | null
  question: Question | null
  /** Null where the panel has no tab. */
  check: PageActions['check'] | null
  onDone: (says: string, undo: () => void) => void
}

/** The screens of the installed dossiers: a part of its own, loaded when the first of them is opened. */
export default function DossiersScreens({
  place,
  dossiers,
  adder,
  page,
  question,
  check,
  onDone,
}: DossiersScreensProps) {
  const { installed } = dossiers
  switch (place.at) {
    case 'list':
      return <DossiersScreen dossiers={dossiers} onDone={onDone} />
    case 'add':
      return (
        <AddScreen
          adder={adder}
          onCheckPage={
            check &&
            (() => {
              checkAndShow(check)
            })
          }
        />
      )
    case 'new':
      return <OwnScreen />
    case 'claim':
      return <NewClaim place={place} installed={installed} page={page} question={question} onDone={onDone} />
    case 'edit':
      if (installed === null) return null
      return (
        <ClaimScreen
          dossiers={installed}
          wanted={place.dossier}
          claim={place.claim}
          start={startOf({ at: 'claim', from: 'nothing', start: null, dossier: null }, null, null)}
          backHref="#/dossiers"
          onDone={onDone}
        />
      )
  }
}

interface NewClaimProps extends Pick<DossiersScreensProps, 'page' | 'question' | 'onDone'> {
  place: Extract<DossiersRoute, { at: 'claim' }>
  installed: readonly InstalledDossier[] | null
}

/** A claim that is added. The page that it is from is asked who wrote it. */
function NewClaim({ place, installed, page, question, onDone }: NewClaimProps) {
  const from = pageOf(place, page, question)
  const said = usePageSource(from?.tabId ?? null, from?.url ?? '')
  if (installed === null || said === undefined) return null
  return (
    <ClaimScreen
      dossiers={ownFirst(installed)}
      wanted={place.dossier}
      claim={null}
      start={startOf(place, page, question, said)}
      backHref={place.from === 'nothing' && place.dossier !== null ? screenHref(place.dossier) : '#/page'}
      onDone={(says, undo) => {
        // The answer on the selection is from before this claim.
        if (question !== null) void questionOf(question.tabId).remove()
        onDone(says, undo)
      }}
    />
  )
}

/** Sorts by the most likely choice: own dossiers first, then added ones, each with the last changed first. */
function ownFirst(installed: readonly InstalledDossier[]): InstalledDossier[] {
  const rank = ({ origin }: InstalledDossier): number => ['own', 'file', 'bundled'].indexOf(origin.kind)
  return [...installed].sort((a, b) => rank(a) - rank(b) || (a.modified > b.modified ? -1 : 1))
}

/** The answer to it is on the first page of the panel. */
function checkAndShow(check: () => void): void {
  check()
  location.assign('#/page')
}
