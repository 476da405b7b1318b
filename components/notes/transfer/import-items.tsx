import { memo, useMemo, useState } from 'react'
import type { ItemOutcome } from '@/lib/notes/data/import-notes'
import { formatNumber, t } from '@/lib/i18n/t'
import type { ItemPreview } from '@/lib/notes/import/importer'
import { useAsyncResult } from '@/components/ui/use-async-result'
import { NoteTags } from '@/components/notes/note-text'
import { usePanel } from '@/components/panel/panel-context'
import { Button, Chip } from '@/components/ui/button'
import type { Loss } from '@/lib/notes/formats/shared/exchange'
import { camelKey } from '@/lib/text/camel-key'

interface ImportItemsProps {
  counts: Record<ItemOutcome, number>
  total: number
  /** A new object when the items change, so that they are loaded again. null: keep the current ones for now. */
  reloadKey: object | null
}

/** The items of the file, a few at a time, with their outcomes; the counts are filters. */
export function ImportItems({ counts, total, reloadKey }: ImportItemsProps) {
  const { items: load } = usePanel().importer.actions
  const [chosen, setChosen] = useState<ItemOutcome | null>(null)
  const [shownCount, setShownCount] = useState(SHOWN_FIRST)
  const outcome = chosen !== null && counts[chosen] > 0 ? chosen : null
  const ask = useMemo(() => reloadKey && (() => load(outcome, 0, shownCount)), [load, outcome, shownCount, reloadKey])
  const items = useAsyncResult(ask, { keepsLast: true })
  const choose = (next: ItemOutcome | null) => {
    setChosen(next)
    setShownCount(SHOWN_FIRST)
  }
  const chip = (shown: ItemOutcome | null, word: string, count: number) => {
    const label = (
      <>
        {word} <span className="quiet">{formatNumber(count)}</span>
      </>
    )
    return <Chip key={word} label={label} isOn={outcome === shown} onToggle={() => choose(shown)} />
  }
  const itemCount = outcome === null ? total : counts[outcome]
  return (
    <section aria-labelledby="import-items">
      <div className="import-filter">
        <h2 id="import-items" className="label">
          {t('import.outcomes')}
        </h2>
        <div className="chips" role="group" aria-labelledby="import-items">
          {chip(null, t('import.all'), total)}
          {outcomeOrder
            .filter((outcome) => counts[outcome] > 0)
            .map((outcome) => chip(outcome, outcomeWord(outcome), counts[outcome]))}
        </div>
      </div>
      <ol className="import-items" role="list" aria-label={t('import.items')}>
        {items?.map((item) => (
          <ImportItem key={item.index} item={item} />
        ))}
      </ol>
      {items !== undefined && items.length < itemCount && (
        <div className="import-more">
          <Button label={t('import.more')} onClick={() => setShownCount(shownCount + SHOWN_MORE)} />
        </div>
      )}
    </section>
  )
}

const SHOWN_FIRST = 20
const SHOWN_MORE = 50

/** One item of a file: its content, place and outcome. */
const ImportItem = memo(function ImportItem({ item }: { item: ItemPreview }) {
  const { outcome, quote, note, title, tags, losses, unread, excerpt } = item
  return (
    <li className="note">
      <p className="import-fate">
        <strong className={`fate ${outcome}`}>{outcomeWord(outcome)}</strong> <span>{outcomeSentence(item)}</span>
      </p>
      {excerpt !== '' && <p className="excerpt">{excerpt}</p>}
      {quote !== '' && <blockquote className="quote">{quote}</blockquote>}
      {note !== '' && <p className="mine plain">{note}</p>}
      {outcome !== 'skipped' && (
        <p className="meta">
          <span>
            {title === '' ? t('import.noTitle') : title}
            {quote === '' && title !== '' && ` · ${t('import.onPage')}`}
          </span>
          <NoteTags of={tags} />
        </p>
      )}
      {losses.length > 0 && (
        <p className="meta">{t('import.lost', { what: losses.map((loss) => lossWord(loss, unread)).join(', ') })}</p>
      )}
    </li>
  )
})

const outcomeOrder: readonly ItemOutcome[] = ['added', 'merged', 'unchanged', 'kept-newer', 'in-bin', 'skipped']

const outcomeWord = (outcome: ItemOutcome): string => t(`import.${camelKey(outcome)}`)

function outcomeSentence({ outcome, why, isTwin }: ItemPreview): string {
  if (outcome === 'skipped') return t(`import.why.${camelKey(why ?? 'not-a-note')}`)
  return t(outcome === 'unchanged' && isTwin ? 'import.twinAbout' : `import.${camelKey(outcome)}About`)
}

/** @param unread names of the columns that are not read */
export function lossWord(loss: Loss, unread: readonly string[]): string {
  const names = unread
    .slice(0, MOST_NAMES)
    .map((name) => (name.length > 40 ? `${name.slice(0, 40).toWellFormed()}…` : name))
  return loss === 'columns' ? t('import.loss.columns', { names: names.join(', ') }) : t(`import.loss.${loss}`)
}

const MOST_NAMES = 12
