import { memo } from 'react'
import { t } from '@/lib/i18n/t'
import type { ItemLook } from '@/lib/app/import/importer'
import { lossWord, outcomeSentence, outcomeWord } from './import-words'

/** One item of a file: its content, place and outcome. */
export const ImportItem = memo(function ImportItem({ item }: { item: ItemLook }) {
  const { outcome, quote, note, title, tags, losses, excerpt } = item
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
          {tags.map((tag) => (
            <span key={tag} className="tag">
              {tag}
            </span>
          ))}
        </p>
      )}
      {losses.length > 0 && (
        <p className="meta">{t('import.lost', { what: losses.map((code) => lossWord(code)).join(', ') })}</p>
      )}
    </li>
  )
})
