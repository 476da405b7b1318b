import type { Verdict } from '@/lib/schema/finding'
import { useFixedRows } from './fixed-view'

export type IconName =
  Verdict | 'in-part' | 'compare' | 'correction' | 'settings' | 'search' | 'chevron' | 'close' | 'logo'

/**
 * An icon. Without `label` it is decorative and hidden from assistive technology, so a word must be next to it.
 * Verdicts differ by shape without colours: filled square, half diamond, ring with tick, broken ring; a ring with a
 * tick and a broken right half for "in part", a broken square for two values to compare.
 */
export function Icon({ name, className = 'i', label }: { name: IconName; className?: string; label?: string }) {
  // The style sheet of a site draws it: thousands of rows have one.
  const isInStyle = useFixedRows() !== null && name === 'chevron'
  if (isInStyle) return null
  const said = label === undefined ? { 'aria-hidden': true as const } : { role: 'img', 'aria-label': label }
  return (
    <svg className={className} viewBox="0 0 20 20" {...said}>
      {drawing(name)}
    </svg>
  )
}

function drawing(name: IconName) {
  const line = { fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' } as const
  switch (name) {
    case 'contradicted':
      return (
        <>
          <rect x="1.5" y="1.5" width="17" height="17" rx="2.5" fill="currentColor" />
          <path d="M5.5 7.9h9M5.5 12.1h9M12.7 4.6 7.3 15.4" {...line} stroke="var(--on-verdict)" strokeWidth="1.9" />
        </>
      )
    case 'disputed':
      return (
        <>
          <path d="M10 1.4 18.6 10 10 18.6 1.4 10Z" {...line} strokeWidth="1.8" />
          <path d="M10 1.4V18.6L1.4 10Z" fill="currentColor" />
        </>
      )
    case 'supported':
      return (
        <>
          <circle cx="10" cy="10" r="8.1" {...line} strokeWidth="1.8" />
          <path d="m6.2 10.3 2.6 2.6 5-5.6" {...line} strokeWidth="1.9" />
        </>
      )
    case 'unverified':
      return (
        <circle
          cx="10"
          cy="10"
          r="8.1"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeDasharray="3.2 3.162"
          strokeDashoffset="1.6"
        />
      )
    case 'in-part':
      return (
        <>
          <path d="M10 1.9a8.1 8.1 0 0 0 0 16.2" fill="none" stroke="currentColor" strokeWidth="1.8" />
          <path
            d="M10 1.9a8.1 8.1 0 0 1 0 16.2"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.8"
            strokeDasharray="3.2 3.162"
            strokeDashoffset="-3.1"
          />
          <path d="m6.2 10.3 2.6 2.6 5-5.6" {...line} strokeWidth="1.9" />
        </>
      )
    case 'compare':
      return (
        <path
          d="M2 6.6V4a2 2 0 0 1 2-2h2.6M13.4 2H16a2 2 0 0 1 2 2v2.6M18 13.4V16a2 2 0 0 1-2 2h-2.6M6.6 18H4a2 2 0 0 1-2-2v-2.6M6 8.1h8M6 11.9h8M12.1 5.4 7.9 14.6"
          {...line}
          strokeWidth="1.7"
        />
      )
    case 'correction':
      return <path d="M2.5 16.5h4L10 6.5l3.5 10h4M7.2 2.8h5.6" {...line} strokeWidth="1.7" />
    case 'settings':
      return (
        <>
          <path d="M2.5 6.2h8.2M15.3 6.2h2.2M2.5 13.8h2.2M9.3 13.8h8.2" {...line} strokeWidth="1.6" />
          <circle cx="13" cy="6.2" r="2.2" {...line} strokeWidth="1.6" />
          <circle cx="7" cy="13.8" r="2.2" {...line} strokeWidth="1.6" />
        </>
      )
    case 'search':
      return (
        <>
          <circle cx="8.8" cy="8.8" r="5.4" {...line} strokeWidth="1.6" />
          <path d="m12.9 12.9 4 4" {...line} strokeWidth="1.6" />
        </>
      )
    case 'chevron':
      return <path d="m7.5 5 5 5-5 5" {...line} strokeWidth="1.7" />
    case 'close':
      return <path d="m5.5 5.5 9 9M14.5 5.5l-9 9" {...line} strokeWidth="1.7" />
    case 'logo':
      return (
        <>
          <path d="M5.6 8.2h8.8L18 15H2Z" fill="var(--lamp)" />
          <path d="M5.2 8.2a4.8 4.8 0 0 1 9.6 0Z" fill="currentColor" />
          <path d="M10 1v2.6M2 17.4h16" stroke="currentColor" strokeWidth="2" />
        </>
      )
  }
}
