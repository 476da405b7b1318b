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
    <SettingRow name={t('modelAnswers.name')} about={<span role="status">{t('modelAnswers.about', count)}</span>}>
      <div className="wide actions">
        {/* It stays, so that the focus does. */}
        <Button
          label={t('modelAnswers.delete')}
          aria-disabled={count === 0}
          onClick={() => void deleteAnswers().then(() => setCount(0))}
        />
      </div>
    </SettingRow>
  )
}
