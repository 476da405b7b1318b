import { useEffect, useState } from 'react'
import { SettingRow } from '@/components/settings/setting-row'
import { Button } from '@/components/ui/button'
import { countAnswers, deleteAnswers } from '@/lib/history/model-answers'
import { t } from '@/lib/i18n/t'

/** The answers of models that are kept, and their deletion. */
export function KeptAnswers() {
  const [count, setCount] = useState(0)
  useEffect(() => void countAnswers().then(setCount, () => undefined), [])
  return (
    <SettingRow name={t('modelAnswers.name')} about={t('modelAnswers.about', count)}>
      {count > 0 && (
        <div className="wide actions">
          <Button label={t('modelAnswers.delete')} onClick={() => void deleteAnswers().then(() => setCount(0))} />
        </div>
      )}
    </SettingRow>
  )
}
