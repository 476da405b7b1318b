import { Icon } from '@/components/ui/icon'
import { t } from '@/lib/i18n/t'
import type { Group } from './group-findings'
import { paragraphRange } from './paragraphs'

export interface ProgressLineProps {
  group: Extract<Group, { kind: 'run' }>
  blockStarts: readonly number[]
  open: boolean
  inTabOrder: boolean
  onToggle: () => void
}

/** A run of quiet findings behind one line: "7 supported, 3 unverified · paragraphs 1–2". */
export function ProgressLine({ group: { key, findings }, blockStarts, open, inTabOrder, onToggle }: ProgressLineProps) {
  const supported = findings.filter(({ verdict }) => verdict === 'supported').length
  const unverified = findings.length - supported
  const place = paragraphRange(findings[0]?.start ?? 0, findings.at(-1)?.start ?? 0, blockStarts)
  const main = supported > 0 ? 'supported' : 'unverified'
  return (
    <li className={`finding fold ${main}`} data-run={key}>
      <button
        type="button"
        className="head"
        data-toggle
        tabIndex={inTabOrder ? 0 : -1}
        aria-expanded={open}
        onClick={onToggle}
      >
        <Icon name={main} />
        <span>
          {supported > 0 && <span className="word">{t('page.run.supported', supported)}</span>}
          {supported > 0 && unverified > 0 && ', '}
          {unverified > 0 && (
            <span className="word unverified">
              {supported > 0 && <Icon name="unverified" />} {t('page.run.unverified', unverified)}
            </span>
          )}
          {place !== '' && (
            <span className="aside">
              {' '}
              · <span className="whole">{place}</span>
            </span>
          )}
        </span>
        <Icon name="chevron" className="i chev" />
      </button>
    </li>
  )
}
