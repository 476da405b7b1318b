import { createRoot } from 'react-dom/client'
import '@/components/ui/tokens.css'
import '@/components/ui/base.css'
import '@/components/ui/controls.css'
import '@/components/check/finding/finding.css'
import '@/components/ui/screens.css'
import '@/components/dossiers/dossier/dossier.css'
import { createDossierBook } from '@/lib/dossier/browse/dossier-book'
import { DossierScreen } from '@/components/dossiers/dossier/dossier-screen'
import { dossierHref } from '@/lib/dossier/browse/dossier-route'
import { NavigationBar } from '@/components/ui/bar'
import { replaceHash, useRoute, startScrollRestoration } from '@/entrypoints/sidepanel/route'
import { useEntityGraph } from '@/entrypoints/sidepanel/dossier-screens'
import type { Dossier } from '@/lib/dossier/format/schema'
import { setLanguage } from '@/lib/i18n/t'
import { saying, type Catalogue } from '../../words/saying'

/** The dossier view of the panel with a dossier from the test, without the rest of the extension. */
function Stage({ dossier }: { dossier: Dossier }) {
  const route = useRoute()
  const graph = useEntityGraph(book(dossier))
  if (route.screen !== 'dossier') return <NavigationBar screen={route.screen} />
  return (
    <>
      <NavigationBar screen="dossier" />
      <main tabIndex={-1} data-ready={graph !== null}>
        <DossierScreen
          book={book(dossier)}
          graph={graph}
          route={route.place}
          onRouteChange={(place) => replaceHash(dossierHref(place))}
          copy={() => Promise.resolve(true)}
          notes={[]}
          actions={{
            saveNote: () => Promise.resolve(null),
            deleteNote: () => undefined,
            copyNote: () => Promise.resolve(true),
          }}
        />
      </main>
    </>
  )
}

const books = new WeakMap<Dossier, ReturnType<typeof createDossierBook>>()
function book(dossier: Dossier) {
  const known = books.get(dossier) ?? createDossierBook(dossier)
  books.set(dossier, known)
  return known
}

declare global {
  interface Window {
    showDossier: (dossier: Dossier, words: Catalogue) => void
  }
}
window.showDossier = (dossier, words) => {
  setLanguage(saying(words))
  startScrollRestoration()
  const root = document.getElementById('root')
  if (root) createRoot(root).render(<Stage dossier={dossier} />)
}
