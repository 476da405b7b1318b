import { useEffect, useState } from 'react'
import { CheckedList } from '@/components/check/checked-list'
import { clearChecked, removeChecked, restoreChecked, watchChecked } from '@/lib/check/history/store'
import type { CheckedItem } from '@/lib/check/history/types'
import { t } from '@/lib/i18n/t'
import { usePanel } from './panel-context'

/** The list of checked pages and texts, which follows the database. */
export default function CheckedScreen() {
  const { settings: settingsState, onDone } = usePanel()
  const { settings, changeSettings } = settingsState
  const isOn = settings.history
  const [items, setItems] = useState<CheckedItem[] | null>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    if (!isOn) return
    return watchChecked(setItems, () => setFailed(true))
  }, [isOn])
  const removeWithUndo = (removed: readonly CheckedItem[], says: string, remove: () => Promise<void>) =>
    void remove().then(
      () => onDone(says, () => void restoreChecked(removed)),
      () => setFailed(true),
    )
  return (
    <>
      <p className="crumb">
        <a href="#/check">{t('history.back')}</a>
      </p>
      <CheckedList
        items={items}
        hasFailed={hasFailed}
        isOn={isOn}
        onTurnOn={() => changeSettings({ history: true })}
        onRemove={(item) => removeWithUndo([item], t('history.removed'), () => removeChecked([item.id]))}
        onClear={() => removeWithUndo(items ?? [], t('history.cleared'), clearChecked)}
      />
    </>
  )
}
