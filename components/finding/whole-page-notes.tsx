import { useState } from 'react'
import type { Annotation } from '@/lib/schema/annotation'
import { t } from '@/lib/i18n/t'
import { OwnNotes } from '@/components/annotation/own-notes'
import type { PageActions } from '@/components/annotation/page-actions'
import { Button } from '@/components/ui/button'

/** The notes on the whole page, under its title, with an editor for a new one. */
export function WholePageNotes({ notes, actions }: { notes: readonly Annotation[]; actions: PageActions }) {
  const [writing, setWriting] = useState(false)
  return (
    <>
      <OwnNotes
        notes={notes}
        on={{ kind: 'page' }}
        isWriting={writing}
        onClose={() => setWriting(false)}
        actions={actions}
      />
      <div className="actions on-page">
        <Button
          kind="bare"
          label={t('pageNotes.notePage')}
          aria-expanded={writing}
          onClick={() => setWriting(!writing)}
        />
      </div>
    </>
  )
}
