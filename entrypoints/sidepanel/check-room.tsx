import { useState } from 'react'
import { CheckView, type CheckState } from '@/components/check/check-view'
import type { DossierBook } from '@/lib/dossier/browse/dossier-book'
import { call } from '@/lib/messaging/call'
import { t } from '@/lib/i18n/t'
import { lookUp } from '@/lib/app/check/look-up'
import { storageErrorText } from '@/lib/app/notes/storage-error-text'

/** Sends a pasted text to the background and shows the result. */
export function CheckRoom({ book }: { book: DossierBook }) {
  const [state, setState] = useState<CheckState>({ status: 'writing' })
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
  return (
    <CheckView
      book={book}
      state={state}
      onCheck={check}
      onWrite={() => setState({ status: 'writing' })}
      lookUp={lookUp}
    />
  )
}
