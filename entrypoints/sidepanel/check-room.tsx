import { useState } from 'react'
import { CheckView, type CheckState } from '@/components/check/check-view'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { Books } from '@/components/dossier/dossier-of'
import { Speakers } from '@/components/finding/speakers'
import type { InstalledDossier } from '@/lib/dossiers/types'
import { call } from '@/lib/messaging/call'
import { t } from '@/lib/i18n/t'
import { idsIn } from './dossiers/speakers-of'
import { useBooks } from './dossiers/use-books'
import { lookUp } from '@/lib/app/check/look-up'
import { storageErrorText } from '@/lib/app/notes/storage-error-text'

export interface CheckRoomProps {
  book: DossierBook
  dossiers: readonly InstalledDossier[] | null
}

/** Sends a pasted text to the background and holds what comes back. */
export function CheckRoom({ book, dossiers }: CheckRoomProps) {
  const [state, setState] = useState<CheckState>({ status: 'writing' })
  const [lookedUp, setLookedUp] = useState<readonly string[]>([])
  const done = state.status === 'done' ? state : null
  const found = done === null ? [] : [...done.findings.flatMap(idsIn), ...(done.nearestIn ? [done.nearestIn] : [])]
  const bookOf = useBooks(book, dossiers, [...found, ...lookedUp])
  const check = (text: string) => {
    setState({ status: 'checking', text })
    void call('check-text', { text }).then((reply) =>
      setState(
        reply.ok
          ? { status: 'done', text, ...reply.value }
          : { status: 'error', message: t('check.failed', { why: storageErrorText(reply.code) }) },
      ),
    )
  }
  const look: typeof lookUp = async (...part) => {
    const lookups = await lookUp(...part)
    if (typeof lookups !== 'string') {
      const ids = lookups.flatMap(({ dossier }) => dossier ?? [])
      setLookedUp((before) => [...new Set([...before, ...ids])])
    }
    return lookups
  }
  return (
    <Books of={bookOf}>
      <Speakers of={done?.dossiers}>
        <CheckView
          book={book}
          state={state}
          onCheck={check}
          onWrite={() => setState({ status: 'writing' })}
          lookUp={look}
        />
      </Speakers>
    </Books>
  )
}
