import type { ReadProblem } from '@/lib/sync/read-folder'
import { SettingRow } from '@/components/settings/setting-row'
import { t } from '@/lib/i18n/t'

/** Files and lines of other devices that could not be read, each with its reason. */
export function SyncProblems({ problems }: { problems: readonly ReadProblem[] }) {
  return (
    <SettingRow name={t('sync.problems')}>
      <ul className="kept wide" aria-label={t('sync.problems')}>
        {problems.slice(0, MOST).map(({ path, why, lines }) => {
          const words = { file: path.slice(0, 120), why: t(`sync.why.${why}`) }
          return (
            <li key={`${path} ${why}`}>
              {lines === undefined
                ? t('sync.problem', words)
                : t('sync.problemLines', { ...words, lines: lines.join(', ') })}
            </li>
          )
        })}
      </ul>
    </SettingRow>
  )
}

const MOST = 50
