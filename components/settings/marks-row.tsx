import type { MarkSetting, Settings } from '@/lib/schema/settings'
import { Icon } from '@/components/ui/icon'
import { Switch } from '@/components/ui/switch'
import { stateSigns } from '@/lib/details/state'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

const STATES = ['contradicted', 'look', 'supported'] as const satisfies readonly MarkSetting[]

export interface MarksRowProps {
  marks: Settings['marks']
  onChange: (marks: Settings['marks']) => void
}

/** The states that are marked on pages, and whether all checked words are. */
export function MarksRow({ marks, onChange }: MarksRowProps) {
  return (
    <>
      <SettingRow name={t('settings.marks')}>
        <div className="choice marks wide" role="group" aria-label={t('settings.marks')}>
          {STATES.map((state) => (
            <button
              key={state}
              type="button"
              className={state}
              aria-pressed={marks[state]}
              onClick={() => onChange({ ...marks, [state]: !marks[state] })}
            >
              <Icon name={stateSigns[state]} />
              {t(`state.${state}`)}
            </button>
          ))}
        </div>
      </SettingRow>
      <Switch
        name={t('settings.words')}
        about={t('settings.wordsAbout')}
        checked={marks.words}
        onChange={(words) => onChange({ ...marks, words })}
      />
    </>
  )
}
