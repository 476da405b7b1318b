import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/ui/finding.css'
import '@/components/ui/rooms.css'
import '@/components/welcome/welcome.css'
import { bundledDossier } from '@/lib/dossier/bundled'
import { createBook } from '@/components/claim/book'
import { Welcome } from './welcome'

const root = document.getElementById('root')
if (root) createRoot(root).render(<Welcome book={createBook(bundledDossier)} />)
