import type { Settings } from '@/lib/schema/settings'
import { Icon } from '@/components/ui/icon'
import { verdicts } from '@/lib/schema/verdicts'
import { sayState } from '@/lib/details/say'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

/** The verdicts that are underlined on pages. */
export function MarksRow({
  marks,
  onChange,
}: {
  marks: Settings['marks']
  onChange: (marks: Settings['marks']) => void
}) {
  return (
    <SettingRow name={t('settings.marks')} about={t('settings.marksAbout')}>
      <div className="choice marks wide" role="group" aria-label={t('settings.marks')}>
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={verdict}
            aria-pressed={marks[verdict]}
            onClick={() => onChange({ ...marks, [verdict]: !marks[verdict] })}
          >
            <Icon name={verdict} />
            {sayState({ verdict })}
          </button>
        ))}
      </div>
    </SettingRow>
  )
}
