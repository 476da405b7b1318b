import { ChangedWords } from '@/components/notes/note-changes'
import { usePanel } from '@/components/panel/panel-context'
import { Button } from '@/components/ui/button'
import { Folded } from '@/components/ui/folded'
import { Quotation } from '@/components/ui/text'
import { formatDate } from '@/lib/i18n/dates'
import { t } from '@/lib/i18n/t'
import { callBackground } from '@/lib/messaging/call'
import type { PageChanges as Changes } from '@/lib/schema/page-state'

/** Sentences of the page that were changed since it was read as evidence, or since the user began to watch it. */
export default function PageChanges({ changes: { by, since, changes } }: { changes: Changes }) {
  const { tabId } = usePanel()
  const date = formatDate(since)
  // The list of evidence has no count: tables and new sentences are compared only when the page is read again.
  const name =
    by === 'evidence'
      ? t('changed.evidence', { date })
      : t('changed.watch', { date, count: t('count.sentences', changes.length) })
  return (
    <section className="block note-changes" aria-label={name}>
      <Folded label={name} isOpen>
        <ul>
          {changes.map(({ was, parts }) => (
            <li key={was}>
              <Quotation>{was}</Quotation>
              {parts.length === 0 && <p>{t('changed.isDeleted')}</p>}
              {parts.map((part, i) => (
                <p key={i}>
                  <ChangedWords part={part} />
                </p>
              ))}
            </li>
          ))}
        </ul>
        {by === 'evidence' && <p className="text-muted">{t('changed.notAll')}</p>}
        {by === 'watch' && (
          <div className="actions">
            <Button
              kind="bare"
              label={t('changed.dismiss')}
              onClick={() => void callBackground('watch-page', { tabId, isOn: true })}
            />
          </div>
        )}
      </Folded>
    </section>
  )
}
