import { Button, ButtonLink } from '@/components/ui/button'
import { rich } from '@/components/ui/rich'
import { FocusHeading } from '@/components/ui/focus-heading'
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
  const { counts, name, format, total, losses } = result
  return (
    <section>
      <header className="block">
        <p className="label">
          {name} · {formatWord(format, total)}
        </p>
        <FocusHeading turn={undone} className="lead">
          {undone === null
            ? rich('import.done', { b: (words) => <strong>{words}</strong> }, counts.added + counts.merged)
            : t('import.undone', undone)}
        </FocusHeading>
        {undone === null && <ImportExtrasList beside={result.beside} />}
        {undone === null && <ImportLosses losses={losses} />}
        <div className="actions">
          <ButtonLink kind="main" label={t('import.back')} href="#/notes" />
          <Button label={t('import.another')} onClick={actions.again} />
        </div>
      </header>
      {undone === null && (
        <>
          <ImportItems counts={counts} total={total} load={actions.items} about={result} />
          <footer className="foot" role="group" aria-labelledby="import-answers">
            <p id="import-answers">{t('import.saveAnswers')}</p>
            <div className="actions">
              <Button label={t('import.asCsv')} onClick={() => actions.saveAnswers('csv')} />
              <Button label={t('import.asJson')} onClick={() => actions.saveAnswers('json')} />
            </div>
          </footer>
        </>
      )}
    </section>
  )
}
