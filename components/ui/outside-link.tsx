import type { ReactNode } from 'react'
import { safeUrl } from '@/lib/text/safe-url'

export interface OutsideLinkProps {
  url: string | undefined
  /** The accessible name, where the words alone do not say what the link belongs to; it begins with these words. */
  label?: string
  children: ReactNode
}

/** A link that leaves the extension; where the address is none for the web, its words only. */
export function OutsideLink({ url, label, children }: OutsideLinkProps) {
  const href = safeUrl(url)
  return href === null ? (
    <span>{children}</span>
  ) : (
    <a href={href} target="_blank" rel="noreferrer noopener" aria-label={label}>
      {children}
    </a>
  )
}
