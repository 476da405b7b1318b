import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/finding/finding.css'
import '@/components/ui/screens.css'
import '@/components/welcome/welcome.css'
import { bundledDossier } from '@/lib/dossier/bundled'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { locale, t } from '@/lib/i18n/t'
import { speakBrowsersLanguage } from '@/lib/platform/language'
import { Welcome } from './welcome'

speakBrowsersLanguage()
document.documentElement.lang = locale()
document.title = t('welcome.title')
const root = document.getElementById('root')
if (root) createRoot(root).render(<Welcome book={createDossierBook(bundledDossier)} />)
