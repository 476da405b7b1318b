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

/** A run of supported findings behind one line: "7 supported · paragraphs 1–2". */
export function ProgressLine({ group: { key, findings }, blockStarts, open, inTabOrder, onToggle }: ProgressLineProps) {
  const place = paragraphRange(findings[0]?.start ?? 0, findings.at(-1)?.start ?? 0, blockStarts)
  return (
    <li className="finding fold supported" data-run={key}>
      <button
        type="button"
        className="head"
        data-toggle
        tabIndex={inTabOrder ? 0 : -1}
        aria-expanded={open}
        onClick={onToggle}
      >
        <Icon name="supported" />
        <span>
          <span className="word">{t('states.supported', findings.length)}</span>
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
