import type { ComponentProps, ReactNode } from 'react'
import { Icon, type IconName } from './icon'

interface Look {
  label: ReactNode
  /** `link`: looks like a link in a text. Without it: a button with a border. */
  kind?: 'main' | 'bare' | 'stretch' | 'link' | undefined
}

type ButtonAttributes = Omit<ComponentProps<'button'>, 'children'>

/** A button of the panel. It submits no form unless `type` says so. */
export function Button({ label, kind, ...button }: Look & ButtonAttributes) {
  return (
    <button type="button" className={classOf(kind)} {...button}>
      {label}
    </button>
  )
}

/** A link that looks like a button. */
export function ButtonLink({ label, kind, ...link }: Look & Omit<ComponentProps<'a'>, 'children'>) {
  return (
    <a className={classOf(kind)} {...link}>
      {label}
    </a>
  )
}

function classOf(kind: Look['kind']): string {
  return kind === 'link' ? 'as-link' : kind === undefined ? 'btn' : `btn ${kind}`
}

/** A button with an icon alone; `label` is its accessible name. */
export function ToolButton({ icon, label, ...button }: { icon: IconName; label: string } & ButtonAttributes) {
  return (
    <button type="button" className="tool" aria-label={label} {...button}>
      <Icon name={icon} className={icon === 'close' ? 'i' : 'i i-lg'} />
    </button>
  )
}

export interface ChipProps {
  label: ReactNode
  /** Class of its colour. */
  kind?: string
  isOn: boolean
  onTurn: (on: boolean) => void
}

/** A filter that is on or off. */
export function Chip({ label, kind = '', isOn, onTurn }: ChipProps) {
  return (
    <button type="button" className={`chip ${kind}`} aria-pressed={isOn} onClick={() => onTurn(!isOn)}>
      {label}
    </button>
  )
}
