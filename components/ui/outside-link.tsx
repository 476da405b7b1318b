import type { ReactNode } from 'react'
import { safeUrl } from '@/lib/text/urls'

interface OutsideLinkProps {
  url: string | undefined
  /** The accessible name, if the text alone does not identify the link; it begins with the text. */
  label?: string
  children: ReactNode
}

/** A link out of the extension; for an address that is not http(s), only its text. */
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
