import { iconFrame, icons, type IconName as DrawnName } from '@/lib/details/icons'
import { useFixedRows } from './fixed-view'

export type IconName = DrawnName | 'logo'

/** An icon. Without `label` it is decorative and hidden from assistive technology, so a word must be next to it. */
export function Icon({ name, className = 'i', label }: { name: IconName; className?: string; label?: string }) {
  // On a generated site the style sheet draws the chevron: thousands of rows have one.
  const isInStyle = useFixedRows() !== null && name === 'chevron'
  if (isInStyle) return null
  const said = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={className} {...iconFrame} {...said}>
      {name === 'logo' ? <Logo /> : icons[name].map((path) => <path key={path.d} {...path} />)}
    </svg>
  )
}

function Logo() {
  return (
    <g strokeLinecap="butt" strokeLinejoin="miter">
      <path d="M5.6 8.2h8.8L18 15H2Z" fill="var(--lamp)" stroke="none" />
      <path d="M5.2 8.2a4.8 4.8 0 0 1 9.6 0Z" fill="currentColor" stroke="none" />
      <path d="M10 1v2.6M2 17.4h16" strokeWidth="2" />
    </g>
  )
}
