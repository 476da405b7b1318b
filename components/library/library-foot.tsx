import type { ReactNode } from 'react'
import { t } from '@/lib/i18n/t'

/** Links below the notes: export, import and bin. */
export function LibraryFoot({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <nav className="foot" aria-label={t('library.more')}>
        <a href="#/notes/import">{t('library.import')}</a>
        <a href="#/notes/bin">{t('library.bin')}</a>
      </nav>
    </>
  )
}
