import { iconFrame, icons, linePath } from '@/lib/details/icons'
import { useFixedRows } from './fixed-view'

/** All icons: those that pages do not need are only here. */
const drawn = {
  ...icons,
  settings: [
    linePath(
      'M2.5 6.2h8.2M15.3 6.2h2.2M2.5 13.8h2.2M9.3 13.8h8.2M15.2 6.2a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 1 1 4.4 0ZM9.2 13.8a2.2 2.2 0 1 1-4.4 0a2.2 2.2 0 1 1 4.4 0Z',
      1.6,
    ),
  ],
  search: [linePath('M14.2 8.8a5.4 5.4 0 1 1-10.8 0a5.4 5.4 0 1 1 10.8 0ZM12.9 12.9l4 4', 1.6)],
  chevron: [linePath('m7.5 5 5 5-5 5')],
}

export type IconName = keyof typeof drawn | 'logo'

/** An icon. Without `label` it is decorative and hidden from assistive technology, so a word must be next to it. */
export function Icon({ name, className = 'i', label }: { name: IconName; className?: string; label?: string }) {
  // On a generated site the style sheet draws the chevron: thousands of rows have one.
  const isInStyle = useFixedRows() !== null && name === 'chevron'
  if (isInStyle) return null
  const said = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={className} {...iconFrame} {...said}>
      {name === 'logo' ? <Logo /> : drawn[name].map((path) => <path key={path.d} {...path} />)}
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
