import { useEffect, useRef } from 'react'
import { rich } from '@/components/ui/rich'
import { t } from '@/lib/i18n/t'
import { ImportExtrasList } from './import-extras-list'
import { ImportItems } from './import-items'
import { ImportLosses } from './import-losses'
import type { ImportActions, Preview } from '@/lib/app/import/importer'
import { formatWord } from './import-words'

export interface ImportResultProps {
  result: Preview
  /** Number of notes reverted by undo; null: not undone. */
  undone: number | null
  actions: ImportActions
}

/** The result of an import, with the outcome of each item. */
export function ImportResult({ result, undone, actions }: ImportResultProps) {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [undone])
  const { counts, name, format, total, losses } = result
  return (
    <section>
      <header className="block">
        <p className="label">
          {name} · {formatWord(format, total)}
        </p>
        <h1 className="lead" tabIndex={-1} ref={head}>
          {undone === null
            ? rich('import.done', { b: (words) => <strong>{words}</strong> }, counts.added + counts.merged)
            : t('import.undone', undone)}
        </h1>
        {undone === null && <ImportExtrasList beside={result.beside} />}
        {undone === null && <ImportLosses losses={losses} />}
        <div className="actions">
          <a className="btn main" href="#/notes">
            {t('import.back')}
          </a>
          <button type="button" className="btn" onClick={actions.again}>
            {t('import.another')}
          </button>
        </div>
      </header>
      {undone === null && (
        <>
          <ImportItems counts={counts} total={total} load={actions.items} about={result} />
          <footer className="foot" role="group" aria-labelledby="import-answers">
            <p id="import-answers">{t('import.saveAnswers')}</p>
            <div className="actions">
              <button type="button" className="btn" onClick={() => actions.saveAnswers('csv')}>
                {t('import.asCsv')}
              </button>
              <button type="button" className="btn" onClick={() => actions.saveAnswers('json')}>
                {t('import.asJson')}
              </button>
            </div>
          </footer>
        </>
      )}
    </section>
  )
}
